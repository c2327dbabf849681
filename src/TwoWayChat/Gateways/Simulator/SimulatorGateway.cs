using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Messages;
using TwoWayChat.Properties;

namespace TwoWayChat.Gateways.Simulator;

/// <summary>A carrier whose phones are on the screen. What it has taken is in the messages table, from where the phone shows it.</summary>
internal sealed class SimulatorGateway(SimulatorPhones phones, SimulatorStore store) : ISmsGateway
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(30);

    public string Name => SenderAddress.Simulator;

    public bool MayResubmit => true;

    public Task<SubmitResult> SubmitAsync(QueuedText text, CancellationToken cancellationToken)
    {
        var mode = phones.ModeOf(text.CompanyId, text.ToAddress);
        var result = mode == PhoneMode.Refused
            ? SubmitResult.Refused(new DeliveryError(SubmitErrors.CarrierRejected, "REJECTD", "The carrier refused the message", Retryable: false))
            : SubmitResult.Taken(IdOf(text)) with { Also = scope => AddReceiptAsync(scope, text, mode), Stored = () => Stored(text) };
        return Task.FromResult(result);
    }

    /// <summary>The id under which the simulator knows a message: ours, so that handing it over twice is handing it over once.</summary>
    private static string IdOf(QueuedText text) => $"sim-{text.MessageId}";

    private Task AddReceiptAsync(WriteScope scope, QueuedText text, PhoneMode mode) => mode switch
    {
        PhoneMode.NoReceipt => Task.CompletedTask,
        PhoneMode.Failed => store.AddReceiptAsync(scope, text, IdOf(text), MessageState.Failed, TimeSpan.Zero),
        PhoneMode.LateReceipt => store.AddReceiptAsync(scope, text, IdOf(text), MessageState.Delivered, Late),
        _ => store.AddReceiptAsync(scope, text, IdOf(text), MessageState.Delivered, TimeSpan.Zero),
    };

    private void Stored(QueuedText text)
    {
        phones.Received(text.CompanyId, text.ToAddress);
        store.Bell.Ring();
    }
}
