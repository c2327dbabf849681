using System.Text;

namespace TwoWayChat.Sms;

/// <summary>Makes a text fit to store that is taken as it comes: nothing inbound is refused for its characters.</summary>
internal static class StorableText
{
    /// <summary>The same text, but for NUL and half surrogate pairs, which PostgreSQL cannot hold: they become U+FFFD.</summary>
    public static string Of(string text) => IsStorable(text) ? text : Replaced(text);

    /// <summary>Whether nothing would have to be replaced.</summary>
    public static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (text[i] == '\0' || char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The beginning of a text, <paramref name="most"/> UTF-16 code units at most, that ends in no half surrogate pair.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    private static string Replaced(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // A half pair is enumerated as the replacement character.
        {
            clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return clean.ToString();
    }
}
