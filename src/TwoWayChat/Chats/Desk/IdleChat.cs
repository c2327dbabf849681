using TwoWayChat.Events;

namespace TwoWayChat.Chats.Desk;

/// <summary>An open chat in which nobody has written for long.</summary>
internal sealed record IdleChat
{
    public required string CompanyId { get; init; }

    public required string CompanyName { get; init; }

    public required string ChatId { get; init; }

    /// <summary>How long its property allows, milliseconds.</summary>
    public required long Allowed { get; init; }

    public NamedRef Company => new(CompanyId, CompanyName);
}
