using TwoWayChat.Events;

namespace TwoWayChat.Chats.Desk;

/// <summary>A property whose desk has something to do.</summary>
internal sealed record DeskPlace
{
    public required string CompanyId { get; init; }

    public required string CompanyName { get; init; }

    public required string PropertyId { get; init; }

    public NamedRef Company => new(CompanyId, CompanyName);
}
