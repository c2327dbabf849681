using TwoWayChat.Messages.Outbound;

namespace TwoWayChat.Gateways;

/// <summary>The named seam behind which carriers stand: one implementation per way of reaching them.</summary>
internal interface ISmsGateway
{
    /// <summary>The name that sender addresses carry, such as <c>SIMULATOR</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Whether the same message may be handed over again when an attempt ended without a word, because the gateway knows it by our id and sends it once.
    /// </summary>
    bool MayResubmit { get; }

    /// <summary>
    /// Hands a message over. Answers within <see cref="OutboundQueue.Lease"/>, and answers rather than throws when the gateway cannot be reached.
    /// </summary>
    Task<SubmitResult> SubmitAsync(QueuedText text, CancellationToken cancellationToken);
}
