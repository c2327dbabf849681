using TwoWayChat.Chats.Tags;

namespace TwoWayChat.Chats;

/// <summary>Which chats a list shows; null asks for all.</summary>
internal sealed record ChatFilter
{
    public ChatStatus? Status { get; init; }

    /// <summary>User id of the assignee.</summary>
    public string? AssigneeId { get; init; }

    /// <summary>Only chats that nobody holds.</summary>
    public bool Unassigned { get; init; }

    public string? PropertyId { get; init; }

    public string? ContactId { get; init; }

    /// <summary>Key of a tag (<see cref="Tag.KeyOf"/>).</summary>
    public string? TagKey { get; init; }

    /// <summary>Only chats whose customers wait, the longest first, where true; where false, only others. Asked for with an assignee or unassigned.</summary>
    public bool? Waits { get; init; }

    /// <summary>Canonical address of the contact.</summary>
    public string? ContactAddress { get; init; }
}
