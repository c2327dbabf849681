using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Security;

/// <summary>A user as every check needs it, read afresh for each request: rights, state and stamp are never cached.</summary>
internal sealed record Account
{
    public required NamedRef Company { get; init; }

    public required string UserId { get; init; }

    /// <summary>The part before the company in <c>username@company</c>.</summary>
    public required string Username { get; init; }

    public required string DisplayName { get; init; }

    public required Role Role { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>Changes with the password, role or state; what was signed in under another stamp is signed out.</summary>
    public required string SecurityStamp { get; init; }

    public required string PasswordHash { get; init; }

    /// <summary>The properties assigned. A global manager sees all, assigned or not.</summary>
    public required IReadOnlySet<string> PropertyIds { get; init; }

    /// <summary>ISO 3166 code of the country whose numbers people of the company may write without country code; empty for none.</summary>
    public string DefaultCountry { get; init; } = "";

    public string CompanyId => Company.Id;

    /// <summary><c>username@company</c>.</summary>
    public string SignInName => $"{Username}@{Company.Name}";

    public NamedRef Ref => new(UserId, DisplayName);

    public Actor Actor => new(EnumText.Parse<ActorType>(EnumText.Of(Role)), UserId, DisplayName);
}
