using System.Text;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>Makes text of what a receiver sent, whatever that was, so that it can be stored, shown and printed.</summary>
internal static class AnswerText
{
    private const char Replacement = '\uFFFD';
    private const int MostBytes = AnswerBody.Kept;

    /// <summary>
    /// The bytes as UTF-8. Invalid bytes, control characters (a NUL is no text for PostgreSQL, an escape drives a terminal) and
    /// marks that turn the writing direction become U+FFFD; a character that the cut has split at the end is left out.
    /// </summary>
    /// <param name="bytes">At most 2 KB.</param>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return "";
        }

        Span<char> text = stackalloc char[MostBytes];
        // Without a flush the decoder keeps an incomplete character to itself.
        text = text[..Encoding.UTF8.GetDecoder().GetChars(bytes, text, flush: false)];
        foreach (ref var character in text)
        {
            if (!IsSafe(character))
            {
                character = Replacement;
            }
        }

        return new string(text);
    }

    private static bool IsSafe(char character) => character switch
    {
        '\n' or '\r' or '\t' => true,
        '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => false,
        _ => !char.IsControl(character),
    };
}
