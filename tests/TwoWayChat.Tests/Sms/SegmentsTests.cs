using System.Text.Json;
using TwoWayChat.Sms;

namespace TwoWayChat.Tests.Sms;

public sealed class SegmentsTests
{
    [Theory]
    [InlineData("", 0, 1, 160)]
    [InlineData("a", 160, 1, 0)]
    [InlineData("a", 161, 2, 145)]
    [InlineData("a", 306, 2, 0)]
    [InlineData("a", 307, 3, 152)]
    [InlineData("€", 80, 1, 0)]
    [InlineData("€", 81, 2, 143)]
    [InlineData("€", 152, 2, 1)]
    [InlineData("€", 153, 3, 151)]
    [InlineData("Ω", 160, 1, 0)]
    [InlineData("\r\n", 80, 1, 0)]
    [InlineData("\f", 81, 2, 143)]
    public void Of_GsmText_CountsSeptets(string piece, int times, int segments, int remaining)
    {
        var count = Segments.Of(Repeat(piece, times));

        count.Encoding.ShouldBe(TextEncoding.Gsm7);
        count.Segments.ShouldBe(segments);
        count.Remaining.ShouldBe(remaining);
        count.UnitsPerSegment.ShouldBe(segments == 1 ? 160 : 153);
        count.OffenderIndex.ShouldBeNull();
        count.Offender.ShouldBeNull();
    }

    [Theory]
    [InlineData("ж", 70, 1, 0)]
    [InlineData("ж", 71, 2, 63)]
    [InlineData("ж", 134, 2, 0)]
    [InlineData("ж", 135, 3, 66)]
    [InlineData("😀", 35, 1, 0)]
    [InlineData("😀", 36, 2, 61)]
    [InlineData("😀", 66, 2, 1)]
    [InlineData("😀", 67, 3, 65)]
    public void Of_UnicodeText_CountsCodeUnits(string piece, int times, int segments, int remaining)
    {
        var text = Repeat(piece, times);
        var count = Segments.Of(text);

        count.ShouldBe(new SegmentCount(TextEncoding.Ucs2, segments, text.Length, segments == 1 ? 70 : 67, remaining, 0, piece));
    }

    [Fact]
    public void Of_EscapePairOnTheBorder_MovesWholeToTheNextSegment()
    {
        var text = Repeat("a", 152) + "€" + Repeat("a", 10);

        Segments.Of(text).ShouldBe(new SegmentCount(TextEncoding.Gsm7, 2, 164, 153, 141, null, null));
        Segments.Split(text).ShouldBe([Repeat("a", 152), "€" + Repeat("a", 10)]);
    }

    [Fact]
    public void Of_SurrogatePairOnTheBorder_MovesWholeToTheNextSegment()
    {
        var text = Repeat("ж", 66) + "😀" + Repeat("ж", 10);

        Segments.Of(text).Segments.ShouldBe(2);
        Segments.Split(text).ShouldBe([Repeat("ж", 66), "😀" + Repeat("ж", 10)]);
    }

    [Theory]
    [InlineData("Hi ж", 3, "ж")]
    [InlineData("naïve", 2, "ï")]
    [InlineData("façade", 2, "ç")]
    [InlineData("`", 0, "`")]
    [InlineData("a\tb", 1, "\t")]
    [InlineData("a\u00A0b", 1, "\u00A0")]
    [InlineData("ok…", 2, "…")]
    [InlineData("10\u201312", 2, "\u2013")]
    [InlineData("cafe\u0301!", 3, "e\u0301")]
    [InlineData("\r\n\u0301", 2, "\u0301")]
    [InlineData("to 👨‍👩‍👧 all", 3, "👨‍👩‍👧")]
    [InlineData("1 🇩🇪", 2, "🇩🇪")]
    [InlineData("a\u001Bb", 1, "\u001B")]
    public void Of_ForeignCharacter_NamesItsGrapheme(string text, int index, string offender)
    {
        var count = Segments.Of(text);

        count.Encoding.ShouldBe(TextEncoding.Ucs2);
        (count.OffenderIndex, count.Offender).ShouldBe((index, offender));
    }

    [Fact]
    public void Of_HalfASurrogatePair_CountsAsOneUnit() =>
        Segments.Of("a\uD83D").ShouldBe(new SegmentCount(TextEncoding.Ucs2, 1, 2, 70, 68, 1, "\uD83D"));

    [Fact]
    public void Of_GsmText_AllocatesNothing()
    {
        var text = Repeat("a€", 200);
        Segments.Of(text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Segments.Of(text);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [InlineData(TextEncoding.Gsm7, "\"GSM7\"")]
    [InlineData(TextEncoding.Ucs2, "\"UCS2\"")]
    internal void TextEncoding_AsJson_HasItsWireName(TextEncoding encoding, string json) =>
        JsonSerializer.Serialize(encoding).ShouldBe(json);

    private static string Repeat(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));
}
