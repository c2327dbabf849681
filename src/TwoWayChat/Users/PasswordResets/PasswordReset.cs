namespace TwoWayChat.Users.PasswordResets;

/// <summary>A link for a new password.</summary>
internal sealed record PasswordReset
{
    /// <summary>Whose user; empty where the name that was asked for is nobody's.</summary>
    public required string CompanyId { get; init; }

    /// <summary>Whom it lets set a password; null for nobody.</summary>
    public string? UserId { get; init; }

    /// <summary>The user's security stamp when it was made: another password, role or state ends the link.</summary>
    public string? Stamp { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long ExpiresAt { get; init; }
}
