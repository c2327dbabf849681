using TwoWayChat.Chats;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Messages.Outbound;
using TwoWayChat.Properties;

namespace TwoWayChat.Gateways.Simulator;

/// <summary>A carrier whose phones are on the screen. What it has taken is in the messages table, from where the phone shows it.</summary>
internal sealed class SimulatorGateway(SimulatorPhones phones, SimulatorStore store) : ISmsGateway
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(30);
    private static readonly DeliveryError Rejected =
        new(SubmitErrors.CarrierRejected, "REJECTD", "The carrier refused the message", Retryable: false);

    /// <summary>Under the number that Twilio uses for it.</summary>
    private static readonly DeliveryError OptedOut = new(ConsentRefusal.Code, "21610", "The customer has opted out with the carrier", Retryable: false);

    public string Name => SenderAddress.Simulator;

    public bool MayResubmit => true;

    public Task<SubmitResult> SubmitAsync(QueuedText text, CancellationToken cancellationToken)
    {
        var mode = phones.ModeOf(text.CompanyId, text.ToAddress);
        return Task.FromResult(mode switch
        {
            PhoneMode.Refused => SubmitResult.Refused(Rejected),
            PhoneMode.OptedOut => SubmitResult.Refused(OptedOut),
            _ => SubmitResult.Taken(IdOf(text)) with { Also = scope => AddReceiptAsync(scope, text, mode), Stored = () => Stored(text) },
        });
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
