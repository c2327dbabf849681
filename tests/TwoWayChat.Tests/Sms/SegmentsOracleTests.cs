using System.Text;
using TwoWayChat.Sms;
using TwoWayChat.Tests.Oracles;

namespace TwoWayChat.Tests.Sms;

/// <summary>The npm packages sms-segments-calculator and split-sms must come to the same counts.</summary>
public sealed class SegmentsOracleTests
{
    private const string Foreign = "жщЖ漢字ïçñãőł`\t\u00A0…–“”•ｆ";

    private static readonly int[] Borders = [0, 20, 35, 67, 70, 76, 80, 134, 153, 160, 201, 306, 459, 612];

    [Fact]
    public async Task Split_RandomTexts_AgreesWithSplitSms()
    {
        var texts = RandomTexts(seed: 1, count: 20_000, marks: true);

        var answers = await AskAsync<SplitterAnswer>(texts.Select(text => new { Split = text }));

        Differences(texts, answers.Select(answer => answer.Count), Detailed).ShouldBeEmpty();
        Differences(texts, answers.Select(answer => string.Join('|', answer.Parts)), text => string.Join('|', Segments.Split(text))).ShouldBeEmpty();
    }

    // Without marks: the calculator keeps a letter with its marks together, the standard only asks for whole surrogate pairs.
    // Fewer texts, since its time grows with the square of their length.
    [Fact]
    public async Task Of_RandomTexts_AgreesWithSegmentsCalculator()
    {
        var texts = RandomTexts(seed: 2, count: 4_000, marks: false);

        var answers = await AskAsync<Count>(texts.Select(text => new { Count = text }));

        Differences(texts, answers, Brief).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_EveryCharacterOfThePlane_AgreesWithBothOracles()
    {
        var texts = Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(c => !char.IsSurrogate(c)).Select(c => c.ToString()).ToList();

        var counts = await AskAsync<Count>(texts.Select(text => new { Count = text }));
        var splits = await AskAsync<SplitterAnswer>(texts.Select(text => new { Split = text }));

        Differences(texts, counts, Brief).ShouldBeEmpty();
        Differences(texts, splits.Select(answer => answer.Count), Detailed).ShouldBeEmpty();
    }

    private static IEnumerable<string> Differences<T>(IEnumerable<string> texts, IEnumerable<T> answers, Func<string, T> ours)
        where T : class =>
        texts.Zip(answers).Where(pair => !ours(pair.First).Equals(pair.Second)).Select(pair => $"{pair.Second} for {Describe(pair.First)}");

    private static Count Brief(string text)
    {
        var count = Segments.Of(text);
        return new Count(Wire(count.Encoding), count.Segments);
    }

    private static DetailedCount Detailed(string text)
    {
        var count = Segments.Of(text);
        return new DetailedCount(Wire(count.Encoding), count.Segments, count.Units, count.Remaining);
    }

    private static Task<IReadOnlyList<TAnswer>> AskAsync<TAnswer>(IEnumerable<object> questions)
        where TAnswer : class =>
        NodeOracle.AskAsync<TAnswer>("text.mjs", [.. questions], TestContext.Current.CancellationToken);

    private static List<string> RandomTexts(int seed, int count, bool marks)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => RandomText(random, marks))];
    }

    private static string RandomText(Random random, bool marks)
    {
        var length = Math.Max(0, Borders[random.Next(Borders.Length)] + random.Next(-3, 4));
        var (extension, foreign) = (random.Next(4) * 10, random.Next(3) * 4);
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(RandomPiece(random, extension, foreign, marks));
        }

        return text.ToString();
    }

    private static string RandomPiece(Random random, int extension, int foreign, bool marks)
    {
        var dice = random.Next(100);
        if (dice < extension)
        {
            return Gsm0338.Extension[random.Next(Gsm0338.Extension.Length)].ToString();
        }

        if (dice >= 100 - foreign)
        {
            return (dice % 3, marks) switch
            {
                (0, _) => TextGen.Emoji.Substring(2 * random.Next(TextGen.Emoji.Length / 2), 2),
                (1, true) => "e\u0301",
                (2, true) => "👨‍👩‍👧",
                _ => Foreign[random.Next(Foreign.Length)].ToString(),
            };
        }

        var basic = Gsm0338.DefaultAlphabet[random.Next(Gsm0338.DefaultAlphabet.Length)];
        return (basic == '\u001B' ? ' ' : basic).ToString();
    }

    private static string Wire(TextEncoding encoding) => encoding == TextEncoding.Gsm7 ? "GSM7" : "UCS2";

    private static string Describe(string text) =>
        $"{text.Length} units: {string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c.ToString() : $"\\u{(int)c:X4}"))}";

    private sealed record Count(string Encoding, int Segments);

    private sealed record DetailedCount(string Encoding, int Segments, int Units, int Remaining);

    private sealed record SplitterAnswer(DetailedCount Count, IReadOnlyList<string> Parts);
}
