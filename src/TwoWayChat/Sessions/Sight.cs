using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>
/// What a session may see of its company's log: its own <c>session.*</c> events, and of the types that the company has chosen those that the session's
/// user may see. Callbacks go by the same rule, so that both give the same chain of sequences.
/// </summary>
/// <param name="SessionId">The session.</param>
/// <param name="Account">Its user with the rights of now; null when the user is gone.</param>
/// <param name="Types">The types chosen; null for all.</param>
internal sealed record Sight(string SessionId, Account? Account, IReadOnlySet<string>? Types)
{
    public bool Sees(LoggedEvent logged) => Sees(SessionId, Account, Types, logged);

    /// <summary>The rule itself, for who asks it of many sessions at once.</summary>
    public static bool Sees(string sessionId, Account? account, IReadOnlySet<string>? types, LoggedEvent logged) => logged.SessionId is { } only
        ? only == sessionId
        : account is not null && types?.Contains(logged.Type) != false && Access.CanSee(account, logged.Facts, sessionId);
}
