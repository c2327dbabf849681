using System.Globalization;
using CsCheck;
using TwoWayChat.Sms;

namespace TwoWayChat.Tests.Sms;

public sealed class SegmentsPropertyTests
{
    [Fact]
    public void Split_AnyText_JoinsToTheTextInAsManyPartsAsCounted() => TextGen.Anything.Sample(text =>
    {
        var parts = Segments.Split(text);

        string.Concat(parts).ShouldBe(text);
        parts.Count.ShouldBe(Segments.Of(text).Segments);
    }, iter: 1_000);

    [Fact]
    public void Split_AnyText_FillsPartsAndCutsNoPair() => TextGen.Anything.Sample(text =>
    {
        var count = Segments.Of(text);
        var parts = Segments.Split(text);

        parts.ShouldAllBe(part => Units(part, count.Encoding) <= count.UnitsPerSegment);
        for (var i = 1; i < parts.Count; i++)
        {
            (char.IsHighSurrogate(parts[i - 1][^1]) && char.IsLowSurrogate(parts[i][0])).ShouldBeFalse();
            // Nothing moved on that had room: the next character, or pair, did not fit.
            Units(parts[i - 1], count.Encoding).ShouldBeGreaterThan(count.UnitsPerSegment - 2);
        }
    }, iter: 1_000);

    [Fact]
    public void Of_AnyText_AddsUp() => TextGen.Anything.Sample(text =>
    {
        var count = Segments.Of(text);

        count.Units.ShouldBe(Units(text, count.Encoding));
        count.Remaining.ShouldBe(count.UnitsPerSegment - Units(Segments.Split(text)[^1], count.Encoding));
        count.Remaining.ShouldBeInRange(0, count.UnitsPerSegment);
    }, iter: 1_000);

    [Fact]
    public void Of_TextAppended_NeverCountsLess() => Gen.Select(TextGen.Mixed, TextGen.AnyPiece).Sample((text, more) =>
    {
        var (before, after) = (Segments.Of(text), Segments.Of(text + more));

        after.Units.ShouldBeGreaterThan(before.Encoding == after.Encoding ? before.Units : 0);
        after.Segments.ShouldBeGreaterThanOrEqualTo(before.Segments);
        (before.Encoding == TextEncoding.Ucs2 && after.Encoding == TextEncoding.Gsm7).ShouldBeFalse();
    }, iter: 1_000);

    [Fact]
    public void Of_AnyText_NamesTheFirstGraphemeOutsideGsm() => TextGen.Anything.Sample(text =>
    {
        var count = Segments.Of(text);

        var (index, grapheme) = Graphemes(text).FirstOrDefault(g => g.Grapheme.Any(c => Gsm0338.Septets(c) == 0));
        (count.Offender, count.OffenderIndex ?? 0).ShouldBe((grapheme, index));
    }, iter: 1_000);

    private static int Units(string text, TextEncoding encoding) =>
        encoding == TextEncoding.Gsm7 ? text.Sum(Gsm0338.Septets) : text.Length;

    private static IEnumerable<(int Index, string Grapheme)> Graphemes(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, i);
            yield return (i, text.Substring(i, length));
            i += length;
        }
    }
}
