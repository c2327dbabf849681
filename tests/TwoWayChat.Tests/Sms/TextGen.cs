using CsCheck;
using TwoWayChat.Sms;

namespace TwoWayChat.Tests.Sms;

/// <summary>Generators of message texts that crowd around the borders of segments.</summary>
internal static class TextGen
{
    public const string Emoji = "😀🎉👍🚀🐧🍕";

    private static readonly string Basic = Gsm0338.DefaultAlphabet.Replace("\u001B", "", StringComparison.Ordinal);

    public static Gen<string> GsmPiece { get; } = Gen.Frequency(
        (8, Gen.Char[Basic].Select(c => c.ToString())),
        (2, Gen.Char[Gsm0338.Extension].Select(c => c.ToString())));

    public static Gen<string> AnyPiece { get; } = Gen.Frequency(
        (6, GsmPiece),
        (2, Gen.Char["жщ漢字ïç…–“”`\t\u00A0"].Select(c => c.ToString())),
        (2, Gen.Int[0, Emoji.Length / 2 - 1].Select(i => Emoji.Substring(2 * i, 2))));

    public static Gen<string> Gsm { get; } = Text(GsmPiece);

    public static Gen<string> Mixed { get; } = Text(AnyPiece);

    /// <summary>Any UTF-16, half pairs included.</summary>
    public static Gen<string> Anything { get; } = Gen.OneOf(Gsm, Mixed, Gen.String, Gen.String[Gen.Char['\uD700', '\uE100'], 0, 200]);

    private static Gen<string> Text(Gen<string> piece) => piece.Array[0, 340].Select(string.Concat);
}
