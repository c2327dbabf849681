using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace TwoWayChat.Hosting;

/// <summary>
/// What a refusal says, with its values apart from its words: screens say the same in the reader's language, by the rule that stands here. Written as a
/// string, <c>$"must have at most {most} characters"</c>; put together only where somebody reads it.
/// </summary>
[InterpolatedStringHandler]
internal struct Wording
{
    private readonly StringBuilder? rule;
    private readonly object?[] values;
    private readonly string? text;
    private int count;

    /// <summary>For the compiler.</summary>
    public Wording(int literalLength, int formattedCount)
    {
        rule = new StringBuilder(literalLength);
        values = new object?[formattedCount];
    }

    /// <summary>For the compiler, behind a condition: what <paramref name="holds"/> is not refused, and nothing is put together for it.</summary>
    public Wording(int literalLength, int formattedCount, bool holds, out bool isWanted)
    {
        isWanted = !holds;
        rule = holds ? null : new StringBuilder(literalLength);
        values = holds ? [] : new object?[formattedCount];
    }

    private Wording(string text)
    {
        this.text = text;
        values = [];
    }

    /// <summary>The words as a format whose places, <c>{0}</c>, <c>{1}</c>…, are those of <see cref="Values"/>: the same for all refusals of a kind.</summary>
    public readonly string Rule => rule?.ToString() ?? Escaped(text ?? "");

    public readonly IReadOnlyList<object?> Values => values ?? [];

    public static implicit operator Wording(string text) => new(text);

    public readonly void AppendLiteral(string words) => rule!.Append(Escaped(words));

    public void AppendFormatted<T>(T value)
    {
        rule!.Append(CultureInfo.InvariantCulture, $"{{{count}}}");
        values[count++] = value;
    }

    public void AppendFormatted<T>(T value, string format)
    {
        rule!.Append(CultureInfo.InvariantCulture, $"{{{count}:{format}}}");
        values[count++] = value;
    }

    /// <summary>As the API says it, in English.</summary>
    public override readonly string ToString() => rule is null ? text ?? "" : string.Format(CultureInfo.InvariantCulture, rule.ToString(), values);

    private static string Escaped(string words) => words.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
