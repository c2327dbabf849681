using System.Text;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Access;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.OpenApi;

/// <summary>What the description states of requests holds: one beyond every limit is a 400 that names the field, the limit itself is not.</summary>
public class LimitTests
{
    /// <summary>Routes whose bodies are no JSON objects.</summary>
    private static readonly string[] Streams = ["POST /media", "POST /contacts/block-list", "POST /contacts/imports"];

    /// <summary>Texts are bounded by segments besides, which letters fill first; a shortcut is counted with the slash that it gets.</summary>
    private static readonly string[] Otherwise = ["text", "awayReply", "shortcut"];

    /// <summary>Who is not there is a 401 here, however long the name (the order of checks is the contract's).</summary>
    private const string Registration = "POST /integration user maxLength";

    /// <summary>Nothing is called in this company, which is told before a span is looked at.</summary>
    private const string Replay = "POST /integration/{id}/replay";

    /// <summary>Whoever reaches the limit here has another password afterwards.</summary>
    private const string OwnPassword = "PUT /users/me/password";

    [Theory, OnBothDatabases]
    public async Task Bodies_BeyondTheStatedLimits_AreRefusedByField(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var document = await ReadAsync(server);
        var scene = await AccessScene.CreateAsync(server);
        var problems = new List<string>();
        var tried = 0;
        foreach (var (name, operation) in Operations(document).Where(one => one.Operation["requestBody"] is not null && !Streams.Contains(one.Name)))
        {
            var row = RouteTable.Rows.Where(row => $"{row.Method} {row.Pattern}" == name).MaxBy(row => row.Body is not null);
            row.ShouldNotBeNull($"{name} has no row");
            var schema = operation["requestBody"]!["content"]!["application/json"]!["schema"]!;
            foreach (var limit in StatedLimits.OfBody(document, schema))
            {
                tried++;
                problems.AddRange(await TryAsync(server, scene, row, limit, name != OwnPassword));
            }
        }

        tried.ShouldBeGreaterThan(100);
        problems.ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Parameters_BeyondTheStatedLimits_AreRefusedByName(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var document = await ReadAsync(server);
        var scene = await AccessScene.CreateAsync(server);
        using var client = server.As(scene.GlobalManager);
        var problems = new List<string>();
        foreach (var (name, operation) in Operations(document).Where(one => one.Name.StartsWith("GET ", StringComparison.Ordinal)))
        {
            var path = await scene.FillAsync(RouteTable.Rows.First(row => $"{row.Method} {row.Pattern}" == name).Path);
            var parameters = (operation["parameters"]?.AsArray() ?? []).Select(parameter => StatedLimits.Followed(document, parameter!))
                .Where(parameter => (string?)parameter["in"] == "query").ToList();
            parameters.Select(parameter => (string)parameter["name"]!).ShouldBeUnique();
            foreach (var limit in parameters.SelectMany(StatedLimits.OfParameter))
            {
                using var answer = await client.GetAsync($"{path.Split('?')[0]}?{limit.Field}={Uri.EscapeDataString(limit.Beyond!.ToString())}");
                problems.AddRange(Problem(
                    $"{name} ?{limit.Field} {limit.Rule}", limit.Field, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync()));
            }
        }

        problems.ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> TryAsync(TestServer server, AccessScene scene, RouteRow row, StatedLimit limit, bool alsoWithin)
    {
        var what = $"{row.Method} {row.Pattern} {limit.Field} {limit.Rule}";
        var (status, text) = await SendAsync(server, scene, row, limit.Beyond!);
        var problems = Problem(what, limit.Field, status, text);
        if (!alsoWithin || limit.Within is null)
        {
            return problems;
        }

        var (_, within) = await SendAsync(server, scene, row, limit.Within);
        return Errors(within).Any(error => error.Field == limit.Field && error.Code is "TOO_LONG" or "INVALID_NUMBER") && !Otherwise.Contains(limit.Field)
            ? problems.Append($"{what}: the limit itself is refused")
            : problems;
    }

    private static IEnumerable<string> Problem(string what, string field, int status, string text) =>
        what == Registration || (what.StartsWith(Replay, StringComparison.Ordinal) && status == 409) || (status == 400 && Errors(text).Any(error => error.Field == field || error.Field.StartsWith($"{field}[", StringComparison.Ordinal) || error.Field.StartsWith($"{field}.", StringComparison.Ordinal)))
            ? []
            : [$"{what}: {status} {text[..Math.Min(text.Length, 300)]}"];

    /// <summary>The row's body with the limit's members in it, as a global manager.</summary>
    private static async Task<(int Status, string Text)> SendAsync(TestServer server, AccessScene scene, RouteRow row, JsonNode members)
    {
        var body = JsonNode.Parse(await scene.FillAsync(row.Body ?? "{}"))!.AsObject();
        foreach (var (name, value) in members.AsObject())
        {
            body[name] = value?.DeepClone();
        }

        if (members["templateId"] is not null)
        {
            body.Remove("text"); // One or the other.
        }

        using var client = server.As(scene.GlobalManager);
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(new HttpMethod(row.Method), await scene.FillAsync(row.Path)) { Content = content };
        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static IEnumerable<(string Field, string Code)> Errors(string text) =>
        text.StartsWith('{') ? (JsonNode.Parse(text)!["errors"]?.AsArray() ?? []).Select(error => ((string)error!["field"]!, (string)error["code"]!)) : [];

    private static async Task<JsonObject> ReadAsync(TestServer server) =>
        JsonNode.Parse(await server.Anonymous.GetStringAsync("/scg-web-chat-api/openapi.json"))!.AsObject();

    private static IEnumerable<(string Name, JsonNode Operation)> Operations(JsonObject document) => document["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject().Select(operation => ($"{operation.Key.ToUpperInvariant()} {path.Key}", operation.Value!)));
}
