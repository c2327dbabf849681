namespace TwoWayChat.Users;

/// <summary>Body of <c>PUT /users/me/password</c>.</summary>
internal sealed record PasswordChange(string? CurrentPassword, string? NewPassword);
