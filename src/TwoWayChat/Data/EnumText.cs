using System.Collections.Frozen;
using System.Text.Json;

namespace TwoWayChat.Data;

/// <summary>The stored and wire form of enum values: <c>GlobalManager</c> is <c>GLOBAL_MANAGER</c>.</summary>
internal static class EnumText
{
    /// <summary>The text of <paramref name="value"/>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.Texts[value];

    /// <summary>The value written as <paramref name="text"/>; throws <see cref="FormatException"/> for a text that names none.</summary>
    public static T Parse<T>(string text)
        where T : struct, Enum =>
        TryParse<T>(text, out var value) ? value : throw new FormatException($"'{text}' is no {typeof(T).Name}");

    /// <summary>Reads <paramref name="text"/>; false where it names no value. Case counts.</summary>
    public static bool TryParse<T>(string? text, out T value)
        where T : struct, Enum
    {
        value = default;
        return text is not null && Table<T>.Values.TryGetValue(text, out value);
    }

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Texts = Enum.GetValues<T>()
            .ToFrozenDictionary(value => value, value => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString()));

        public static readonly FrozenDictionary<string, T> Values = Texts.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
    }
}
