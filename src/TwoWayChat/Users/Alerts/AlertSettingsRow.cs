namespace TwoWayChat.Users.Alerts;

/// <summary>A row of <c>user_alerts</c>; sounds are texts of <see cref="AlertSound"/>.</summary>
internal sealed record AlertSettingsRow
{
    public required string NewChatSound { get; init; }

    public required string MessageSound { get; init; }

    public required string MentionSound { get; init; }

    public required string UnansweredSound { get; init; }

    public required long Volume { get; init; }

    public required bool Notifies { get; init; }

    public required bool Flashes { get; init; }
}
