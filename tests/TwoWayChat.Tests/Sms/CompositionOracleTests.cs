using TwoWayChat.Sms;
using TwoWayChat.Tests.Oracles;

namespace TwoWayChat.Tests.Sms;

/// <summary>Node.js normalises with ICU; its form C is what we must come to.</summary>
public sealed class CompositionOracleTests
{
    private const string Mixed = "aAeEoOuUyYнИαωかハ\u1100\u1112\u1161\u1173\u11AB\u11AF\u0300\u0301\u0302\u0303\u0308\u030A\u031B\u0323\u0327\u0345\u3099\u309A\u0340\u212B";

    // Every character, and every character's full decomposition; compatibility ideographs are out of scope.
    [Fact]
    public async Task Compose_EveryCharacterDecomposed_GivesFormC()
    {
        var characters = Enumerable.Range(0, 0x10000).Select(code => (char)code)
            .Where(c => !char.IsSurrogate(c) && c is < '\uF900' or > '\uFAFF').Select(c => c.ToString()).ToList();

        var answers = await AskAsync(characters);

        answers.Where(answer => !string.Equals(Composition.Compose(answer.Nfd), answer.Nfc, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Compose_RandomMarks_StaysCanonicallyEquivalent()
    {
        var random = new Random(3);
        var texts = Enumerable.Range(0, 5_000).Select(_ => new string(random.GetItems<char>(Mixed, random.Next(1, 12)))).ToList();

        var before = await AskAsync(texts);
        var after = await AskAsync(texts.Select(Composition.Compose));

        after.ShouldBe(before);
    }

    [Fact]
    public void Compose_NothingToCompose_IsTheSameInstance()
    {
        const string Text = "Привет, 漢字 한글 😀";
        Composition.Compose(Text).ShouldBeSameAs(Text);
    }

    private static Task<IReadOnlyList<Forms>> AskAsync(IEnumerable<string> texts) =>
        NodeOracle.AskAsync<Forms>("text.mjs", [.. texts.Select(text => new { Compose = text })], TestContext.Current.CancellationToken);

    private sealed record Forms(string Nfc, string Nfd);
}
