using System.Buffers;
using System.Text;

namespace TwoWayChat.Media;

/// <summary>Recognises text in UTF-8.</summary>
internal static class PlainText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f'))]);

    /// <summary>Whether all of it is UTF-8 without control characters but tab, line ends and form feed, and there is something to read.</summary>
    public static async Task<bool> IsAsync(Stream content, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(content, Strict, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var buffer = new char[8192];
        var hasWords = false;
        try
        {
            int read;
            while ((read = await reader.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (buffer.AsSpan(0, read).ContainsAny(Controls))
                {
                    return false;
                }

                hasWords |= !buffer.AsSpan(0, read).IsWhiteSpace();
            }

            return hasWords;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
