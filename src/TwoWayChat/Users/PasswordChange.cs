using System.ComponentModel.DataAnnotations;
using TwoWayChat.Security;

namespace TwoWayChat.Users;

/// <summary>Body of <c>PUT /users/me/password</c>.</summary>
internal sealed record PasswordChange(
    [property: Required, MaxLength(Passwords.MostLength)] string? CurrentPassword,
    [property: Required, MinLength(Passwords.LeastLength), MaxLength(Passwords.MostLength)] string? NewPassword);
