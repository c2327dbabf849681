using System.Text;

namespace TwoWayChat.Properties;

/// <summary>The word a message begins with, as a customer types it: quotes and punctuation around it do not count.</summary>
internal static class FirstWord
{
    /// <summary>The first run of letters, digits and what stands within words (<c>-</c>, <c>_</c>, <c>&amp;</c>, <c>'</c>); null where there is none.</summary>
    public static string? Of(string text)
    {
        var start = -1;
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInWord(rune, start >= 0))
            {
                start = start < 0 ? end : start;
            }
            else if (start >= 0)
            {
                break;
            }

            end += rune.Utf16SequenceLength;
        }

        return start < 0 ? null : text[start..end].TrimEnd('-', '_', '&', '\'');
    }

    private static bool IsInWord(Rune rune, bool begun) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
        || (begun && rune.Value is '-' or '_' or '&' or '\'');
}
