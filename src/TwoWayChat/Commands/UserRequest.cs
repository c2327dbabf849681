using TwoWayChat.Security;

namespace TwoWayChat.Commands;

/// <summary><c>user add</c>.</summary>
/// <param name="User"><c>username@company</c>.</param>
/// <param name="Properties">Names.</param>
internal sealed record UserRequest(
    string? User, Role Role, string? DisplayName, string? Email, IReadOnlyList<string> Properties, string? Password);
