using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Sms;

namespace TwoWayChat.Templates;

/// <summary>What a template may be, who sees it and who changes it.</summary>
internal static class TemplateRules
{
    public static string Name(Check check, string? name) => check.Text(name, "name", Template.MostNameLength);

    /// <summary>Lower case and with its slash, which may be left out; null for none.</summary>
    public static string? Shortcut(Check check, string? shortcut)
    {
        var word = (shortcut ?? "").Trim().TrimStart('/').ToLowerInvariant();
        check.That(word.Length < Template.MostShortcutLength, "shortcut", "TOO_LONG", $"must have at most {Template.MostShortcutLength} characters")
            .That(word.All(c => char.IsLetterOrDigit(c) || c is '-' or '_'), "shortcut", "INVALID_VALUE", "must be one word of letters, digits, - and _");
        return word.Length == 0 ? null : $"/{word}";
    }

    /// <summary>A text that can be sent once its fields are filled in.</summary>
    public static string Text(Check check, string? text) => TemplateText.Written(check, text, "text", TemplateFields.All);

    /// <summary>Null for a global one.</summary>
    public static string? PropertyId(string? propertyId) => string.IsNullOrEmpty(propertyId) ? null : propertyId;

    /// <summary>Everybody sees the global ones, and those of the own properties.</summary>
    public static bool CanSee(Account account, Template template) => template.PropertyId is null || Access.CanSee(account, template.PropertyId);

    /// <summary>The template itself where it is there and the viewer sees it; else throws the 404 that tells neither from the other.</summary>
    public static Template Visible(Account viewer, Template? found) =>
        found is not null && CanSee(viewer, found) ? found : throw ApiException.NotFound("Template");

    /// <summary>
    /// 403 for whoever may not make or change a template there: global ones are for global managers, local ones for the managers of their property.
    /// </summary>
    public static void RequireWrite(Account account, string? propertyId)
    {
        if (propertyId is null)
        {
            Access.RequireGlobalManager(account);
        }
        else
        {
            Access.RequireManagerOf(account, propertyId);
        }
    }

    public static ApiException ShortcutTaken() =>
        ApiException.Conflict("Shortcut is taken", new FieldError("shortcut", "SHORTCUT_TAKEN", "is that of another template there"));

    public static ApiException UnknownProperty() =>
        ApiException.Invalid("propertyId", "UNKNOWN_PROPERTY", "must name a property of the company");
}
