using Microsoft.Extensions.Options;
using TwoWayChat.Chats;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Messages.Outbound;
using TwoWayChat.Messages.Receipts;
using TwoWayChat.Messages;

namespace TwoWayChat.Gateways;

/// <summary>Hands one claimed message to its gateway and stores what came of it: the network first, then the transaction.</summary>
internal sealed class SubmitMessage(
    Database database, OutboundQueue queue, MoveMessage moveMessage, IEnumerable<ISmsGateway> gateways, IOptions<GatewaysOptions> options, TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AnswerLimit = OutboundQueue.Lease / 2;
    private static readonly DeliveryError Unclear =
        new(SubmitErrors.Unclear, null, "Whether the gateway took the message is unknown", Retryable: false);

    private static readonly DeliveryError NoConsent =
        new(ConsentRefusal.Code, null, "The customer opted out before the message went out", Retryable: false);

    private readonly Dictionary<string, ISmsGateway> gateways = gateways.ToDictionary(gateway => gateway.Name);

    /// <summary>Submits the message. Throws only what storage throws; the claim then runs out and another attempt follows.</summary>
    public async Task RunAsync(QueuedText text)
    {
        var gateway = gateways.GetValueOrDefault(text.Gateway);
        var result = Hopeless(text, gateway) ?? await OptedOutAsync(text);
        if (result is null)
        {
            if (!await queue.HoldAsync(text, gateway is { MayResubmit: false }, CancellationToken.None))
            {
                return;
            }

            result = await SubmitAsync(text, gateway);
        }

        await database.WriteAsync(text.CompanyId, scope => StoreAsync(scope, text, result), CancellationToken.None);
        result.Stored?.Invoke();
    }

    /// <summary>What cannot be sent any more, and what must not be sent again; null for what can.</summary>
    private SubmitResult? Hopeless(QueuedText text, ISmsGateway? gateway)
    {
        if (time.GetUtcNow().ToUnixTimeMilliseconds() - text.CreatedAt > options.Value.Validity.TotalMilliseconds)
        {
            return SubmitResult.Refused(new DeliveryError(SubmitErrors.Expired, null, "No gateway took the message in time", Retryable: true));
        }

        return text.Unclear && gateway is { MayResubmit: false } ? SubmitResult.Refused(Unclear) : null;
    }

    /// <summary>The last look before the gateway gets it: the customer may have opted out while the text waited.</summary>
    private async Task<SubmitResult?> OptedOutAsync(QueuedText text) =>
        await queue.FindRefusalAsync(text, CancellationToken.None) is null ? null : SubmitResult.Refused(NoConsent);

    private async Task<SubmitResult> SubmitAsync(QueuedText text, ISmsGateway? gateway)
    {
        if (gateway is null)
        {
            return SubmitResult.TryLater(LongestWait); // Not set up on this node (any more): the message's validity decides.
        }

        using var limit = new CancellationTokenSource(AnswerLimit, time);
        try
        {
            return await gateway.SubmitAsync(text, limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return gateway.MayResubmit ? SubmitResult.TryLater(TimeSpan.Zero) with { IsUnclear = true } : SubmitResult.Refused(Unclear);
        }
    }

    private async Task StoreAsync(WriteScope scope, QueuedText text, SubmitResult result)
    {
        if (result.Later is { } wait)
        {
            await queue.PostponeAsync(scope, text, wait < LongestWait ? wait : LongestWait, result.IsUnclear);
            return;
        }

        if (!await queue.RemoveAsync(scope, text))
        {
            return; // The claim ran out: the attempt that has it now stores its own result.
        }

        await moveMessage.RunAsync(scope, Move(text, result));
        await (result.Also?.Invoke(scope) ?? Task.CompletedTask);
    }

    private MessageMove Move(QueuedText text, SubmitResult result) => new(
        text.Company,
        new MessagePlace { MessageId = text.MessageId, ChatId = text.ChatId },
        State(result),
        time.GetUtcNow().ToUnixTimeMilliseconds())
    {
        ProviderMessageId = result.ProviderMessageId,
        Error = result.Error,
    };

    private static MessageState State(SubmitResult result) => result.Error switch
    {
        null => MessageState.Sent,
        { Code: SubmitErrors.Expired } => MessageState.Expired,
        { Code: ConsentRefusal.Code, CarrierCode: null } => MessageState.Blocked,
        _ => MessageState.Failed,
    };
}
