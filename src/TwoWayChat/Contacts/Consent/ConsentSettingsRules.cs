using TwoWayChat.Companies.Consent;
using TwoWayChat.Hosting;

namespace TwoWayChat.Contacts.Consent;

/// <summary>What consent settings may hold.</summary>
internal static class ConsentSettingsRules
{
    /// <summary><paramref name="before"/> with what <paramref name="input"/> says; what breaks a rule goes to <paramref name="check"/>.</summary>
    public static ConsentSettings Apply(ConsentSettingsInput input, ConsentSettings before, Check check) => before with
    {
        Scope = input.Scope ?? before.Scope,
        Brand = input.Brand is null ? before.Brand : check.Optional(input.Brand, "brand", ConsentSettingsInput.MostBrandLength),
        HelpContact = input.HelpContact is null ? before.HelpContact : check.Optional(input.HelpContact, "helpContact", ConsentSettingsInput.MostContactLength),
        Languages = input.Languages is null ? before.Languages : Languages(check, input.Languages),
        Words = input.Words is null ? before.Words : Words(check, input.Words),
        Texts = input.Texts is null ? before.Texts : Texts(check, input.Texts),
        Version = before.Version + 1,
    };

    private static IReadOnlyList<string> Languages(Check check, IReadOnlyList<string> languages)
    {
        check.That(languages.Count > 0, "languages", "REQUIRED", "must not be empty")
            .That(languages.All(ConsentWords.Languages.Contains), "languages", "UNKNOWN_LANGUAGE", $"must be of {string.Join(", ", ConsentWords.Languages)}");
        return [.. languages.Distinct()];
    }

    private static OwnWords Words(Check check, OwnWords words)
    {
        var plain = new OwnWords(
            Plain(check, words.OptOut, "words.optOut"), Plain(check, words.Help, "words.help"), Plain(check, words.OptIn, "words.optIn"));
        string[] all = [.. plain.OptOut, .. plain.Help, .. plain.OptIn];
        check.That(all.Distinct().Count() == all.Length, "words", "AMBIGUOUS_WORD", "must mean one thing each")
            .That(all.All(word => ConsentWords.Find(word, ConsentWords.Languages) is null), "words", "KNOWN_WORD", "must not hold words that the server knows");
        return plain;
    }

    /// <summary>In the form in which texts are compared.</summary>
    private static List<string> Plain(Check check, IReadOnlyList<string>? words, string field)
    {
        var plain = (words ?? []).Take(ConsentSettingsInput.MostWords + 1).Select(word => PlainWords.Of(word ?? "")).Distinct().ToList();
        check.That(plain.Count <= ConsentSettingsInput.MostWords, field, "TOO_MANY", $"must be at most {ConsentSettingsInput.MostWords}")
            .That(plain.All(word => word.Length is > 0 and <= ConsentSettingsInput.MostWordLength), field, "INVALID_WORD",
                $"must be words of letters and digits, at most {ConsentSettingsInput.MostWordLength} characters");
        return plain;
    }

    private static Dictionary<string, OwnTexts> Texts(Check check, IReadOnlyDictionary<string, OwnTexts> texts)
    {
        check.That(texts.Keys.All(ConsentWords.Languages.Contains), "texts", "UNKNOWN_LANGUAGE", $"must be of {string.Join(", ", ConsentWords.Languages)}");
        return texts.Where(pair => ConsentWords.Languages.Contains(pair.Key) && pair.Value is not null).ToDictionary(pair => pair.Key, pair => new OwnTexts(
            Text(check, pair.Value.OptOut, $"texts.{pair.Key}.optOut"),
            Text(check, pair.Value.Help, $"texts.{pair.Key}.help"),
            Text(check, pair.Value.OptIn, $"texts.{pair.Key}.optIn")));
    }

    private static string? Text(Check check, string? text, string field) => check.Optional(text, field, ConsentSettingsInput.MostTextLength);
}
