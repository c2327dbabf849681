using TwoWayChat.Security;

namespace TwoWayChat.Load.Seeding;

/// <summary>A user by the name under which the API takes them, and the properties whose events they may see.</summary>
internal sealed record LoadUser(string SignInName, Role Role, IReadOnlyList<LoadProperty> Properties);
