using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>The user whom a session has logged in.</summary>
internal sealed record AllowedTo(string Id, Role Role, string Name);
