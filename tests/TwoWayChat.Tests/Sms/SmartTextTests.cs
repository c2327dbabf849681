using TwoWayChat.Sms;

namespace TwoWayChat.Tests.Sms;

public sealed class SmartTextTests
{
    [Theory]
    [InlineData("“Hello” – it’s…", "\"Hello\" - it's...")]
    [InlineData("«Ja» ‚so‘ ‹da›", "\"Ja\" 'so' 'da'")]
    [InlineData("a\u00A0b\u2009c\u3000d\te", "a b c d e")]
    [InlineData("• one\u2028• two", "- one\n- two")]
    [InlineData("ＳＴＯＰ！（１２）［＾］", "STOP!(12)[^]")]
    [InlineData("\uFEFFcall \u202A+1 202\u202C", "call +1 202")]
    [InlineData("5\u202F€ − 2\u00AD0 %", "5 € - 20 %")]
    [InlineData("`code´ of\uFB01ce", "'code' office")]
    [InlineData("\u212Bngstr\u00F6m in 5\u2126 at 1\u212A", "Ångström in 5Ω at 1K")]
    [InlineData("cafe\u0301 A\u030A u\u0308", "café Å ü")]
    public void Replace_TypographicText_FitsGsm(string text, string expected)
    {
        var result = SmartText.Replace(text);

        result.Text.ShouldBe(expected);
        Segments.Of(result.Text).Encoding.ShouldBe(TextEncoding.Gsm7);
    }

    [Fact]
    public void Replace_TypographicText_ListsWhatWasReplaced() =>
        SmartText.Replace("“Hi”…\u200B").Replacements.ShouldBe(
        [
            new Replacement(0, "“", "\""),
            new Replacement(3, "”", "\""),
            new Replacement(4, "…", "..."),
            new Replacement(5, "\u200B", ""),
        ]);

    [Theory]
    [InlineData("“Hi” 😀")]
    [InlineData("“ça va”")]
    [InlineData("„Привет…“")]
    [InlineData("don’t 漢字")]
    [InlineData("x\u0301’")]
    [InlineData("’\uD83D")]
    public void Replace_TextThatStaysUnicode_ChangesNothing(string text)
    {
        var result = SmartText.Replace(text);

        result.Text.ShouldBeSameAs(text);
        result.Replacements.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("n\u0303o\u0327 😀", "ño\u0327 😀")]
    [InlineData("Vie\u0323\u0302t Nam", "Việt Nam")]
    [InlineData("\u1112\u1161\u11AB\u1100\u1173\u11AF", "한글")]
    [InlineData("\u304B\u3099", "が")]
    public void Replace_DecomposedUnicodeText_Composes(string text, string expected) => SmartText.Replace(text).Text.ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("plain\r\ntext [€]")]
    public void Replace_GsmText_IsTheSameInstanceWithoutAllocation(string text)
    {
        SmartText.Replace(text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = SmartText.Replace(text);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        result.Text.ShouldBeSameAs(text);
        result.Replacements.ShouldBeEmpty();
    }

    [Fact]
    public void Replacements_EachOfTheTable_IsGsmForSomethingOutsideGsm()
    {
        foreach (var (from, to) in Typography.Replacements)
        {
            Gsm0338.Septets(from).ShouldBe(0, $"U+{(int)from:X4}");
            to.ShouldAllBe(c => Gsm0338.Septets(c) > 0, $"U+{(int)from:X4}");
        }
    }
}
