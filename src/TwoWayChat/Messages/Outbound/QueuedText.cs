using TwoWayChat.Events;
using TwoWayChat.Media;

namespace TwoWayChat.Messages.Outbound;

/// <summary>A message that this node has claimed from the queue, for its gateway.</summary>
internal sealed record QueuedText
{
    public required string CompanyId { get; init; }

    public required string CompanyName { get; init; }

    public required string MessageId { get; init; }

    public required string ChatId { get; init; }

    /// <summary>Name of the gateway.</summary>
    public required string Gateway { get; init; }

    public required string FromAddress { get; init; }

    public required string ToAddress { get; init; }

    public required string Text { get; init; }

    /// <summary>JSON of its media as the row keeps it; null for none.</summary>
    public string? KeptMedia { get; init; }

    /// <summary>
    /// What goes with the text, which is then an MMS and may be empty. <see cref="OpenMedia"/> opens the content, <see cref="MediaLinks"/> makes links for
    /// carriers that fetch it.
    /// </summary>
    public IReadOnlyList<MediaBody> Media => MessageMedia.OfRow(KeptMedia);

    /// <summary>Epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Which attempt this is, from 1.</summary>
    public required long Attempt { get; init; }

    /// <summary>When this node claimed it: a time stamp of its own clock, by which it knows how much of the claim has gone by.</summary>
    public long ClaimedAt { get; init; }

    /// <summary>An earlier attempt ended without a word: whether the gateway took the message then is unknown.</summary>
    public required bool Unclear { get; init; }

    /// <summary>It goes out even to somebody who has opted out.</summary>
    public required bool DespiteOptOut { get; init; }

    public NamedRef Company => new(CompanyId, CompanyName);
}
