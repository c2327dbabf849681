using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Users.Ui;

/// <summary>What the form of a user holds.</summary>
internal sealed class UserForm
{
    /// <summary>The fields that show their own errors, by their names in the API.</summary>
    public static readonly IReadOnlyList<string> Fields = ["username", "displayName", "email", "role", "propertyIds", "password"];

    public string? Username { get; set; }

    public string? DisplayName { get; set; }

    public string? Email { get; set; }

    public string? RoleName { get; set; }

    public bool Enabled { get; set; } = true;

    public IReadOnlyCollection<string> PropertyIds { get; set; } = [];

    public string? Password { get; set; }

    /// <summary>Global managers see every property; for them none is assigned here, and what was stays.</summary>
    public bool HasProperties => RoleName != EnumText.Of(Role.GlobalManager);

    public static UserForm Of(User user) => new()
    {
        Username = user.Username,
        DisplayName = user.DisplayName,
        Email = user.Email,
        RoleName = user.RoleName,
        Enabled = user.Enabled,
        PropertyIds = user.PropertyIds,
    };

    public UserInput ToInput() => new()
    {
        Username = Username ?? "",
        DisplayName = DisplayName,
        Email = Email ?? "",
        Role = EnumText.Parse<Role>(RoleName!),
        Enabled = Enabled,
        PropertyIds = [.. PropertyIds],
        Password = Password,
    };

    /// <summary>An empty password stays what it was, an empty display name becomes the user name.</summary>
    public UserChange ToChange() => ToInput().ToChange() with
    {
        DisplayName = string.IsNullOrWhiteSpace(DisplayName) ? Username : DisplayName,
        Password = string.IsNullOrEmpty(Password) ? null : Password,
    };
}
