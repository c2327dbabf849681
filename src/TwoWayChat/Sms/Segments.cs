using System.Globalization;

namespace TwoWayChat.Sms;

/// <summary>
/// Cuts a text into short messages as handsets and carriers do: 140 octets each, less a 6-octet concatenation header
/// with an 8-bit reference where there is more than one (3GPP TS 23.040, 9.2.3.24.1).
/// An escape pair or a surrogate pair is never cut; graphemes of several characters may be, the handset joins the parts.
/// </summary>
internal static class Segments
{
    private const int GsmSingle = 160;
    private const int GsmPart = 153;
    private const int Ucs2Single = 70;
    private const int Ucs2Part = 67;

    /// <summary>Counts segments. Allocates nothing for a GSM text.</summary>
    public static SegmentCount Of(string text)
    {
        if (Gsm0338.TryMeasure(text, out var septets, out var foreign))
        {
            return Count(text, TextEncoding.Gsm7, septets);
        }

        var start = GraphemeStart(text, foreign);
        var length = StringInfo.GetNextTextElementLength(text, start);
        return Count(text, TextEncoding.Ucs2, text.Length) with
        {
            OffenderIndex = start,
            Offender = text.Substring(start, length),
        };
    }

    /// <summary>The text of each segment, in order; joined they are the text again. As many as <see cref="Of"/> counts.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var count = Of(text);
        if (count.Segments == 1)
        {
            return [text];
        }

        var parts = new List<string>(count.Segments);
        for (var start = 0; start < text.Length; start += parts[^1].Length)
        {
            var taken = Take(text.AsSpan(start), count.Encoding, count.UnitsPerSegment).Characters;
            parts.Add(text.Substring(start, taken));
        }

        return parts;
    }

    private static SegmentCount Count(ReadOnlySpan<char> text, TextEncoding encoding, int units)
    {
        var (single, part) = encoding == TextEncoding.Gsm7 ? (GsmSingle, GsmPart) : (Ucs2Single, Ucs2Part);
        if (units <= single)
        {
            return new SegmentCount(encoding, 1, units, single, single - units, null, null);
        }

        var segments = 0;
        var used = 0;
        while (!text.IsEmpty)
        {
            (var taken, used) = Take(text, encoding, part);
            text = text[taken..];
            segments++;
        }

        return new SegmentCount(encoding, segments, units, part, part - used, null, null);
    }

    private static (int Characters, int Units) Take(ReadOnlySpan<char> text, TextEncoding encoding, int limit) =>
        encoding == TextEncoding.Gsm7 ? TakeGsm(text, limit) : TakeUcs2(text, limit);

    private static (int Characters, int Units) TakeGsm(ReadOnlySpan<char> text, int limit)
    {
        var units = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var cost = Gsm0338.Septets(text[i]);
            if (units + cost > limit)
            {
                return (i, units);
            }

            units += cost;
        }

        return (text.Length, units);
    }

    private static (int Characters, int Units) TakeUcs2(ReadOnlySpan<char> text, int limit)
    {
        if (text.Length <= limit)
        {
            return (text.Length, text.Length);
        }

        var cutsPair = char.IsHighSurrogate(text[limit - 1]) && char.IsLowSurrogate(text[limit]);
        var taken = cutsPair ? limit - 1 : limit;
        return (taken, taken);
    }

    // No character of the alphabet extends the one before it, so the grapheme of the first foreign character begins there or one before.
    private static int GraphemeStart(string text, int foreign) =>
        foreign > 0 && StringInfo.GetNextTextElementLength(text, foreign - 1) > 1 ? foreign - 1 : foreign;
}
