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
    public bool Sees(LoggedEvent logged) => logged.SessionId is { } only
        ? only == SessionId
        : Account is not null && Types?.Contains(logged.Type) != false && Access.CanSee(Account, logged.Facts, SessionId);
}
