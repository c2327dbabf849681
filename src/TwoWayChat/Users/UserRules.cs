using System.Security.Cryptography;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Mail;
using TwoWayChat.Security;

namespace TwoWayChat.Users;

/// <summary>What the fields of a user may hold.</summary>
internal static class UserRules
{
    private const int StampBytes = 16;

    public static string Username(Check check, string? value)
    {
        var text = check.Text(value, "username", User.MostNameLength);
        check.That(text.AsSpan().IndexOfAny(':', '@') < 0, "username", "INVALID_CHARACTER", "must not hold ':' or '@'");
        return text;
    }

    public static string DisplayName(Check check, string? value) => check.Text(value, "displayName", User.MostNameLength);

    public static string? Email(Check check, string? value)
    {
        var text = check.Optional(value, "email", User.MostEmailLength);
        var holds = text is null || MailAddress.Parse(text) is not null; // Or no e-mail would ever be sent there.
        check.That(holds, "email", "INVALID_EMAIL", "must be an e-mail address");
        return text;
    }

    /// <summary>Not trimmed: blanks count in a password.</summary>
    public static string Password(Check check, string? value, string field)
    {
        var text = value ?? "";
        check.That(text.Length >= Passwords.LeastLength, field, "TOO_SHORT", $"must have at least {Passwords.LeastLength} characters");
        check.That(text.Length <= Passwords.MostLength, field, "TOO_LONG", $"must have at most {Passwords.MostLength} characters");
        return text;
    }

    /// <summary>Throws a 400 unless all are properties of the company.</summary>
    public static async Task EnforcePropertiesAsync(WriteScope scope, UserStore users, string companyId, IReadOnlyList<string> propertyIds)
    {
        if (propertyIds.Count > 0 && (await users.KnownPropertiesAsync(scope, companyId, propertyIds)).Count < propertyIds.Count)
        {
            throw ApiException.Invalid("propertyIds", "UNKNOWN_PROPERTY", "must name properties of the company");
        }
    }

    /// <summary>Throws 409 where <paramref name="user"/> is the last enabled global manager: nobody could let anybody in again.</summary>
    public static async Task EnforceManagedAsync(WriteScope scope, UserStore users, User user)
    {
        if (user is { Enabled: true, Role: Role.GlobalManager } && !await users.IsManagedWithoutAsync(scope, user.CompanyId, user.UserId))
        {
            throw ApiException.Conflict("The last enabled global manager of a company stays one");
        }
    }

    public static ApiException NameTaken() =>
        ApiException.Conflict("User name is taken", new FieldError("username", "NAME_TAKEN", "is that of another user of the company"));

    public static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(StampBytes));
}
