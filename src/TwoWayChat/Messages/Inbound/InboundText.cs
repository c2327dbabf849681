using TwoWayChat.Properties;
using TwoWayChat.Events;
using TwoWayChat.Media;

namespace TwoWayChat.Messages.Inbound;

/// <summary>A text that a gateway has brought.</summary>
internal sealed record InboundText
{
    public required NamedRef Company { get; init; }

    /// <summary>Name of the gateway that brought it.</summary>
    public required string Gateway { get; init; }

    /// <summary>The customer; any form of sender is taken.</summary>
    public required Address From { get; init; }

    /// <summary>The sender address of the company that was written to.</summary>
    public required Address To { get; init; }

    /// <summary>Empty for media alone.</summary>
    public required string Text { get; init; }

    /// <summary>What came with it, stored before.</summary>
    public IReadOnlyList<MessageMedia> Media { get; init; } = [];

    /// <summary>One that should have come with it, and is not there (any more).</summary>
    public string? MissingMediaId { get; init; }

    /// <summary>The gateway's id; the same id again is the same message.</summary>
    public string? ProviderMessageId { get; init; }

    /// <summary>Epoch milliseconds, by our clock.</summary>
    public required long ReceivedAt { get; init; }

    /// <summary>
    /// Whether it is refused where the sender address belongs to another gateway. Carriers are not asked: a number that has just moved may still
    /// bring texts by the old way.
    /// </summary>
    public bool OnlyThroughOwnGateway { get; init; }
}
