using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>Who looks at which session, and what it sees, by the rights of one access version.</summary>
internal sealed record FollowedView(Account Caller, Session Session, Sight Sight, long AccessVersion);
