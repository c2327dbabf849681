namespace TwoWayChat.Chats.Unanswered;

/// <summary>A chat whose alert is due, at the earliest, by now.</summary>
internal sealed record DueAlert
{
    public required string CompanyId { get; init; }

    public required string ChatId { get; init; }
}
