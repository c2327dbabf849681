using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace TwoWayChat.Properties;

/// <summary>The alphanumeric form of an address: a name of at most 11 characters (3GPP TS 23.040, 9.1.2.5: 11 septets in the address field).</summary>
internal static class SenderName
{
    private const int MaxLength = 11;

    /// <summary>Takes the name as it is, without outer spaces. False where it has no letter, is too long, or holds what no screen shows.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out string? name)
    {
        name = text.Trim(' ');
        if (name.Length is > 0 and <= MaxLength && HasLetter(name) && IsPrintable(name))
        {
            return true;
        }

        name = null;
        return false;
    }

    private static bool HasLetter(string name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPrintable(string name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            // A half surrogate pair is enumerated as the replacement character.
            if (rune == Rune.ReplacementChar || IsInvisible(Rune.GetUnicodeCategory(rune)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsInvisible(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
