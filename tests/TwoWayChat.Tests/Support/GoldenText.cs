using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TwoWayChat.Tests.Support;

/// <summary>
/// Replaces what differs from run to run, the same value always by the same text:
/// values that the test names → their names; ids (24 hex digits, also inside a longer text) → <c>{id1}</c>, <c>{id2}</c>, … in order of appearance;
/// epoch milliseconds from 2001 to 2286 → <c>{time}</c>; <c>whsec_…</c> → <c>{secret}</c>; a loopback port → <c>127.0.0.1:{port}</c>.
/// </summary>
internal sealed partial class GoldenText((string Value, string Name)[] replaced)
{
    private const long FirstTime = 1_000_000_000_000;
    private const long EndOfTimes = 10_000_000_000_000;

    private readonly Dictionary<string, string> ids = [];

    public JsonNode? Apply(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(Text(member.Key), Apply(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Apply)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(Text(value.GetValue<string>())),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && IsTime(value) => JsonValue.Create("{time}"),
        _ => node?.DeepClone(),
    };

    private static bool IsTime(JsonValue value) => value.TryGetValue<long>(out var number) && number is >= FirstTime and < EndOfTimes;

    private string Text(string text)
    {
        text = replaced.Aggregate(text, (current, pair) => current.Replace(pair.Value, pair.Name, StringComparison.Ordinal));
        text = Id().Replace(text, match => IdName(match.Value));
        text = Secret().Replace(text, "{secret}");
        return Port().Replace(text, "127.0.0.1:{port}");
    }

    private string IdName(string id)
    {
        if (!ids.TryGetValue(id, out var name))
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{{id{ids.Count + 1}}}");
            ids.Add(id, name);
        }

        return name;
    }

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{24}(?![0-9a-f])", RegexOptions.None, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("whsec_[A-Za-z0-9+/=]+", RegexOptions.None, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex(@"127\.0\.0\.1:\d+", RegexOptions.None, 1000)]
    private static partial Regex Port();
}
