using TwoWayChat.Chats;
using TwoWayChat.Data;

namespace TwoWayChat.Gateways;

/// <summary>What a gateway answered to a message.</summary>
internal sealed record SubmitResult
{
    private SubmitResult()
    {
    }

    /// <summary>The gateway's id of the message it took; null where it did not.</summary>
    public string? ProviderMessageId { get; private init; }

    /// <summary>Why the gateway will never take it.</summary>
    public DeliveryError? Error { get; private init; }

    /// <summary>When to try again; set only where the gateway does not have it, or would know it again.</summary>
    public TimeSpan? Later { get; private init; }

    /// <summary>The gateway may have it, although it is to be tried again: it cannot be called back.</summary>
    public bool IsUnclear { get; init; }

    /// <summary>Written in the transaction that stores this result.</summary>
    public Func<WriteScope, Task>? Also { get; init; }

    /// <summary>Called when that transaction is committed.</summary>
    public Action? Stored { get; init; }

    /// <summary>The gateway has the message.</summary>
    public static SubmitResult Taken(string providerMessageId) => new() { ProviderMessageId = providerMessageId };

    /// <summary>The gateway refuses the message for good, or nobody knows whether it has it.</summary>
    public static SubmitResult Refused(DeliveryError error) => new() { Error = error };

    /// <summary>The gateway cannot be reached, or asks to slow down.</summary>
    public static SubmitResult TryLater(TimeSpan delay) => new() { Later = delay };
}
