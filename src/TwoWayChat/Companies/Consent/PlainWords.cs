using System.Globalization;
using System.Text;

namespace TwoWayChat.Companies.Consent;

/// <summary>
/// A text as words in lower case with one blank between: no punctuation, quotes, emoji, invisible characters or accents, so that <c>“Stop!” 🙂</c> and
/// <c>ＳＴＯＰ</c> are <c>stop</c> and <c>Arrêt</c> is <c>arret</c>. A hyphen parts words, an apostrophe does not.
/// </summary>
internal static class PlainWords
{
    private const string Accented = "àáâãäåāçčèéêëēìíîïīñòóôõöøùúûüūýÿß";
    private const string Bare = "aaaaaaacceeeeeiiiiinoooooouuuuuyys";

    /// <summary>The words of <paramref name="text"/>; empty where it has none. At most <paramref name="most"/> characters of them are read.</summary>
    public static string Of(string text, int most = int.MaxValue)
    {
        var words = new StringBuilder(Math.Min(text.Length, most));
        var parted = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var plain = Fold(rune);
            if (IsInvisible(plain))
            {
                continue;
            }

            if (!Rune.IsLetterOrDigit(plain))
            {
                parted = words.Length > 0;
                continue;
            }

            words.Append(parted ? " " : "").Append(plain);
            parted = false;
            if (words.Length >= most)
            {
                break;
            }
        }

        return words.ToString();
    }

    /// <summary>Lower case, the ASCII form of full-width letters, and Latin letters without accent.</summary>
    private static Rune Fold(Rune rune)
    {
        var narrow = rune.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(rune.Value - 0xFEE0) : rune;
        var lower = Rune.ToLowerInvariant(narrow);
        var at = lower.IsBmp ? Accented.IndexOf((char)lower.Value, StringComparison.Ordinal) : -1;
        return at < 0 ? lower : new Rune(Bare[at]);
    }

    /// <summary>Format characters, accents that stand alone, variation selectors, and the apostrophe within words.</summary>
    private static bool IsInvisible(Rune rune) =>
        rune.Value is '\'' or 0x2019 or 0x02BC
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
