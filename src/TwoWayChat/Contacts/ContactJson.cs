using System.Text.Json;
using TwoWayChat.Events;

namespace TwoWayChat.Contacts;

/// <summary>Lists and maps of a contact as its row holds them.</summary>
internal static class ContactJson
{
    private const string NoList = "[]";
    private const string NoMap = "{}";
    private static readonly Dictionary<string, string> Empty = [];

    public static IReadOnlyList<string> List(string json) => json == NoList ? [] : JsonSerializer.Deserialize<List<string>>(json, WireJson.Options)!;

    public static IReadOnlyDictionary<string, string> Map(string json) =>
        json == NoMap ? Empty : JsonSerializer.Deserialize<SortedDictionary<string, string>>(json, WireJson.Options)!;

    public static string Of(IReadOnlyList<string> list) => list.Count == 0 ? NoList : JsonSerializer.Serialize(list, WireJson.Options);

    public static string Of(IReadOnlyDictionary<string, string> map) => map.Count == 0 ? NoMap : JsonSerializer.Serialize(map, WireJson.Options);
}
