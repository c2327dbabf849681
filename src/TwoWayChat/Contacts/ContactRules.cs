using System.Text.RegularExpressions;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts;

/// <summary>What the fields of a contact may hold.</summary>
internal static partial class ContactRules
{
    public const int MostExternalIdLength = 128;
    public const int MostLanguageLength = 35;
    public const int MostTags = 50;
    public const int MostTagLength = 32;
    public const int MostAttributes = 50;
    public const int MostAttributeNameLength = 64;
    public const int MostAttributeLength = 500;

    /// <summary>A language tag (BCP 47) in its form, whether or not it is registered.</summary>
    public static string? Language(Check check, string? value)
    {
        var text = check.Optional(value, "language", MostLanguageLength);
        check.That(text is null || LanguageTag().IsMatch(text), "language", "INVALID_LANGUAGE", "must be a language tag such as en or pt-BR");
        return text;
    }

    /// <summary>Trimmed, each once.</summary>
    public static IReadOnlyList<string> Tags(Check check, IReadOnlyList<string> tags)
    {
        check.That(tags.Count <= MostTags, "tags", "TOO_MANY", $"must be at most {MostTags}");
        return [.. tags.Take(MostTags).Select(tag => check.Text(tag, "tags", MostTagLength)).DistinctBy(NameKey.Of)];
    }

    /// <summary>Trimmed, by name; without those that hold nothing.</summary>
    public static IReadOnlyDictionary<string, string> Attributes(Check check, IReadOnlyDictionary<string, string> attributes)
    {
        check.That(attributes.Count <= MostAttributes, "attributes", "TOO_MANY", $"must be at most {MostAttributes}");
        var valid = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in attributes.Take(MostAttributes))
        {
            var key = check.Text(name, "attributes", MostAttributeNameLength);
            if (check.Optional(value, $"attributes.{key}", MostAttributeLength) is { } text)
            {
                valid[key] = text;
            }
        }

        return valid;
    }

    public static ApiException ExternalIdTaken() => ApiException.Conflict(
        "External id is taken", new FieldError("externalId", "EXTERNAL_ID_TAKEN", "is that of another contact of the company"));

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LanguageTag();
}
