using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TwoWayChat.Properties;

/// <summary>The digits of a number as people write it, with a plus sign in front if there was one.</summary>
internal static class DialledDigits
{
    private const char FullWidthPlus = '\uFF0B';
    private const string Separators = "-.()/\u2212\uFF08\uFF09\uFF0E\uFF0F";
    private const int ShortestCode = 3;
    private const int LongestCode = 8;

    /// <summary>
    /// Strips separators, dashes, spaces and invisible format characters (which telephones copy along with a number), and turns digits of other
    /// scripts into ASCII. False where anything else occurs or there is no digit. Clean text comes back as the same instance.
    /// </summary>
    /// <param name="text">At most <see cref="Address.MaxTextLength"/> long.</param>
    /// <param name="digits">Digits, with a plus sign in front if the text had one there.</param>
    public static bool TryRead(string text, [NotNullWhen(true)] out string? digits)
    {
        digits = null;
        Span<char> kept = stackalloc char[Address.MaxTextLength];
        var length = 0;
        foreach (var character in text)
        {
            if (char.IsDigit(character))
            {
                kept[length++] = (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character));
            }
            else if (length == 0 && character is '+' or FullWidthPlus)
            {
                kept[length++] = '+';
            }
            else if (!IsIgnored(character))
            {
                return false;
            }
        }

        if (length == 0 || kept[length - 1] == '+')
        {
            return false;
        }

        digits = kept[..length].SequenceEqual(text) ? text : new string(kept[..length]);
        return true;
    }

    /// <summary>Whether these are 3 to 8 ASCII digits and nothing else, the form of a short code.</summary>
    public static bool AreShortCode(ReadOnlySpan<char> digits) =>
        digits.Length is >= ShortestCode and <= LongestCode && !digits.ContainsAnyExceptInRange('0', '9');

    private static bool IsIgnored(char character) =>
        Separators.Contains(character, StringComparison.Ordinal)
        || char.GetUnicodeCategory(character) is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.Format;
}
