namespace TwoWayChat.Commands;

/// <summary><c>user set-password</c>.</summary>
/// <param name="User"><c>username@company</c>.</param>
internal sealed record PasswordRequest(string? User, string? Password);
