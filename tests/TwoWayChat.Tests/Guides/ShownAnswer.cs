using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TwoWayChat.Tests.Guides;

/// <summary>
/// Compares what a guide shows with what came: every member shown is there, with the same value; lists are as long. Ids, times and sequences may differ, but
/// what is one id in the guide is one id in the answers, throughout the page.
/// </summary>
internal sealed partial class ShownAnswer
{
    /// <summary>Numbers from here on are times, epoch milliseconds.</summary>
    private const double Times = 1e12;

    private static readonly string[] Counted = ["sequence", "previousSequence", "next"];

    private readonly Dictionary<string, string> idOf = [];
    private readonly Dictionary<string, string> shownOf = [];

    /// <summary>What differs; empty for nothing.</summary>
    public IEnumerable<string> Compare(JsonNode? shown, JsonNode? came, string place = "")
    {
        if (shown is JsonObject members)
        {
            return came is JsonObject there
                ? members.SelectMany(member => there.ContainsKey(member.Key) || member.Value is null
                    ? Compare(member.Value, there[member.Key], $"{place}.{member.Key}")
                    : [$"{place}.{member.Key} is missing"])
                : [$"{place} is no object"];
        }

        if (shown is JsonArray items)
        {
            return came is JsonArray list && list.Count == items.Count
                ? items.SelectMany((item, n) => Compare(item, list[n], $"{place}[{n}]"))
                : [$"{place} has other items: {came?.ToJsonString()}"];
        }

        return IsSame(shown, came, place) ? [] : [$"{place} is {came?.ToJsonString()}, not {shown?.ToJsonString()}"];
    }

    private bool IsSame(JsonNode? shown, JsonNode? came, string place)
    {
        if (shown is null || came is null || Counted.Any(name => place.EndsWith($".{name}", StringComparison.Ordinal)))
        {
            return shown is null == came is null;
        }

        if (shown.GetValueKind() == JsonValueKind.Number)
        {
            return came.GetValueKind() == JsonValueKind.Number && ((double)shown == (double)came || ((double)shown > Times && (double)came > Times));
        }

        return shown.GetValueKind() == JsonValueKind.String && Id().IsMatch((string)shown!)
            ? came.GetValueKind() == JsonValueKind.String && IsSameId((string)shown!, (string)came!)
            : JsonNode.DeepEquals(shown, came);
    }

    private bool IsSameId(string shown, string came) =>
        Id().IsMatch(came) && (idOf.TryAdd(shown, came) || idOf[shown] == came) && (shownOf.TryAdd(came, shown) || shownOf[came] == shown);

    [GeneratedRegex("^[0-9a-f]{24}$", RegexOptions.None, 1000)]
    private static partial Regex Id();
}
