using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace TwoWayChat.Sms;

/// <summary>
/// Joins a letter and the mark behind it to one character, as Unicode Normalization Form C does (UAX #15), so that a decomposed
/// text (as macOS and iOS hand out) fits GSM and costs fewer units. Own code because the process runs without culture data,
/// where <see cref="string.Normalize()"/> returns its input. The result is canonically equivalent to the input; unlike NFC it leaves
/// marks that stand in an unusual order, and it never takes a character apart.
/// </summary>
internal static class Composition
{
    private static readonly FrozenDictionary<char, char> Singletons =
        CompositionTable.Singletons.Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    private static readonly FrozenDictionary<(char First, char Second), char> Pairs =
        CompositionTable.Rows
            .SelectMany(row => row.Pairs.Chunk(2), (row, pair) => (Key: (pair[0], row.Second), Joined: pair[1]))
            .ToFrozenDictionary(entry => entry.Key, entry => entry.Joined);

    private static readonly SearchValues<char> Candidates =
        SearchValues.Create([.. Singletons.Keys, .. CompositionTable.Rows.Select(row => row.Second), .. Hangul.Seconds]);

    /// <summary>The composed text; the same instance where nothing is to be composed.</summary>
    public static string Compose(string text)
    {
        var first = text.AsSpan().IndexOfAny(Candidates);
        if (first < 0)
        {
            return text;
        }

        var composed = new StringBuilder(text, 0, first, text.Length);
        foreach (var character in text.AsSpan(first))
        {
            Append(composed, character);
        }

        return composed.Equals(text) ? text : composed.ToString();
    }

    private static void Append(StringBuilder composed, char character)
    {
        if (!Candidates.Contains(character))
        {
            composed.Append(character);
            return;
        }

        var next = Singletons.GetValueOrDefault(character, character);
        if (composed.Length > 0 && TryJoin(composed[^1], next) is { } joined)
        {
            composed[^1] = joined;
            return;
        }

        composed.Append(next);
    }

    private static char? TryJoin(char first, char second) =>
        Pairs.TryGetValue((first, second), out var joined) ? joined : Hangul.TryJoin(first, second);
}
