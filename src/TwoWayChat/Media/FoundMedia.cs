namespace TwoWayChat.Media;

/// <summary>What a message is to show, as far as its sender may use it.</summary>
/// <param name="All">In their order, those that are there.</param>
/// <param name="MissingId">The first that is not; null where all are.</param>
internal sealed record FoundMedia(IReadOnlyList<MessageMedia> All, string? MissingId = null)
{
    /// <summary>All of them; throws 400 (<c>media</c>) where one is missing.</summary>
    public IReadOnlyList<MessageMedia> Enforce() => MissingId is null ? All : throw MediaIds.Unknown(MissingId);
}
