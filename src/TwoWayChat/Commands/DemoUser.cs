using TwoWayChat.Security;

namespace TwoWayChat.Commands;

/// <summary>Who signs in to the demo, and how.</summary>
/// <param name="User"><c>username@company</c>.</param>
/// <param name="Password">As it was made; the demo does not notice when somebody changes it.</param>
internal sealed record DemoUser(string User, string Password, Role Role);
