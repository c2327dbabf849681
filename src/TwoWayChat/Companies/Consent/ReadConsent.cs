namespace TwoWayChat.Companies.Consent;

/// <summary>
/// Reads what a text says about consent. Only the whole message counts, as carriers match it: "We have to STOP this bill" is no opt-out. Punctuation,
/// case and looks do not matter, nor does a word said twice, nor a courtesy beside a word that is clear: "Stop. Thank you".
/// </summary>
internal static class ReadConsent
{
    /// <summary>Longest text, in plain characters, that is read for what it may mean.</summary>
    private const int MostRead = 320;

    private static readonly string[] Courtesies =
        ["please", "pls", "plz", "thanks", "thank you", "thx", "por favor", "gracias", "merci", "svp", "sil vous plait", "sil te plait"];

    public static ConsentReading Of(string text, ConsentSettings settings)
    {
        var plain = PlainWords.Of(text, MostRead);
        var word = Find(plain, settings);
        return new ConsentReading(word, word is null && OptOutPhrases.Occur(plain));
    }

    private static ConsentWord? Find(string plain, ConsentSettings settings)
    {
        if (plain.Length == 0 || plain.Length >= MostRead)
        {
            return null;
        }

        var said = Once(plain);
        if (settings.Find(said) is { } word)
        {
            return word;
        }

        var bare = Once(WithoutCourtesies(said));
        return bare != said && settings.Find(bare) is { IsClear: true } clear ? clear : null;
    }

    /// <summary>"stop stop stop" is "stop".</summary>
    private static string Once(string plain)
    {
        var words = plain.Split(' ');
        return words.Length > 1 && words.All(word => word == words[0]) ? words[0] : plain;
    }

    private static string WithoutCourtesies(string plain)
    {
        var rest = plain;
        while (Array.Find(Courtesies, courtesy => Begins(rest, courtesy) || Ends(rest, courtesy)) is { } found)
        {
            rest = Begins(rest, found) ? rest[(found.Length + 1)..] : rest[..^(found.Length + 1)];
        }

        return rest;
    }

    private static bool Begins(string plain, string courtesy) => plain.StartsWith($"{courtesy} ", StringComparison.Ordinal);

    private static bool Ends(string plain, string courtesy) => plain.EndsWith($" {courtesy}", StringComparison.Ordinal);
}
