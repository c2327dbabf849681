namespace TwoWayChat.Security;

/// <summary>One line of the audit log.</summary>
internal sealed record AuditEntry
{
    public required string AuditId { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long At { get; init; }

    /// <summary>User who did it; null for the server itself.</summary>
    public string? ActorId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>The user in whose name it was done, where that is another.</summary>
    public string? OnBehalfOfName { get; init; }

    /// <summary>Dotted, such as <c>user.created</c>.</summary>
    public required string Action { get; init; }

    public required string TargetType { get; init; }

    public required string TargetId { get; init; }

    public string? TargetName { get; init; }

    /// <summary>A JSON object with what changed.</summary>
    public required string Details { get; init; }
}
