using System.ComponentModel.DataAnnotations;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Users;

/// <summary>Body of <c>POST /users</c> and <c>PUT /users/{id}</c>; what a PUT leaves out stays.</summary>
internal sealed record UserInput
{
    [MaxLength(User.MostNameLength)]
    public string? Username { get; init; }

    [MaxLength(User.MostNameLength)]
    public string? DisplayName { get; init; }

    /// <summary>An empty text takes the address away.</summary>
    [MaxLength(User.MostEmailLength)]
    public string? Email { get; init; }

    public Role? Role { get; init; }

    public bool? Enabled { get; init; }

    public IReadOnlyList<string>? PropertyIds { get; init; }

    /// <summary>Write-only.</summary>
    [MinLength(Passwords.LeastLength), MaxLength(Passwords.MostLength)]
    public string? Password { get; init; }

    /// <summary>A new user; throws a 400 where the role is missing.</summary>
    public NewUser ToNew() => Role is { } role
        ? new NewUser(Username, DisplayName, Email, role, PropertyIds ?? [], Password)
        : throw ApiException.Invalid("role", "REQUIRED", "must be AGENT, PROPERTY_MANAGER or GLOBAL_MANAGER");

    public UserChange ToChange() => new(Username, DisplayName, Email, Role, Enabled, PropertyIds, Password);
}
