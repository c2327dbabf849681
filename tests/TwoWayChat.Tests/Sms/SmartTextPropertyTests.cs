using System.Text;
using CsCheck;
using TwoWayChat.Sms;

namespace TwoWayChat.Tests.Sms;

public sealed class SmartTextPropertyTests
{
    private static readonly Gen<string> TypographicPiece = Gen.Char[new string([.. Typography.Replacements.Keys])].Select(c => c.ToString());

    private static readonly Gen<string> Typographic = Gen.OneOf(
        TextGen.Anything,
        Gen.OneOf(TextGen.GsmPiece, TypographicPiece).Array[0, 60].Select(string.Concat));

    [Fact]
    public void Replace_Twice_ChangesNothingMore() => Typographic.Sample(text =>
    {
        var once = SmartText.Replace(text).Text;
        var twice = SmartText.Replace(once);

        twice.Text.ShouldBe(once);
        twice.Replacements.ShouldBeEmpty();
    }, iter: 1_000);

    [Fact]
    public void Replace_WithReplacements_GivesGsmThatTheListExplains() => Typographic.Sample(text =>
    {
        var result = SmartText.Replace(text);
        if (result.Replacements.Count == 0)
        {
            return;
        }

        Segments.Of(result.Text).Encoding.ShouldBe(TextEncoding.Gsm7);
        var rebuilt = new StringBuilder(Composition.Compose(text));
        foreach (var replacement in result.Replacements.Reverse())
        {
            rebuilt.ToString(replacement.Index, replacement.From.Length).ShouldBe(replacement.From);
            rebuilt.Remove(replacement.Index, replacement.From.Length).Insert(replacement.Index, replacement.To);
        }

        rebuilt.ToString().ShouldBe(result.Text);
    }, iter: 1_000);

    [Fact]
    public void Replace_TextThatStaysUnicode_IsOnlyComposed() => Typographic.Sample(text =>
    {
        var result = SmartText.Replace(text);
        if (Segments.Of(result.Text).Encoding == TextEncoding.Ucs2)
        {
            result.Text.ShouldBe(Composition.Compose(text));
            result.Replacements.ShouldBeEmpty();
        }
    }, iter: 1_000);
}
