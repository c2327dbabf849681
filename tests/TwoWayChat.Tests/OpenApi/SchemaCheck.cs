using System.Text.Json.Nodes;
using TwoWayChat.Hosting;
using TwoWayChat.Tests.Oracles;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.OpenApi;

/// <summary>Collects what a server really says, and holds it against what it says about itself, by an independent validator.</summary>
internal sealed class SchemaCheck
{
    private readonly List<(string What, object Question)> questions = [];

    private SchemaCheck(JsonObject document) => Document = document;

    public JsonObject Document { get; }

    /// <summary>Method, path and status of all answers so far, with the path as the document has it.</summary>
    public HashSet<string> Seen { get; } = [];

    public static async Task<SchemaCheck> OfAsync(TestServer server)
    {
        var document = await GetAsync(server, "/scg-web-chat-api/openapi.json");
        var schemas = new JsonObject();
        foreach (var name in document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key))
        {
            using var answer = await server.Anonymous.GetAsync($"/scg-web-chat-api/schemas/{name}.json");
            if (answer.IsSuccessStatusCode)
            {
                schemas[name] = JsonNode.Parse(await answer.Content.ReadAsStringAsync());
            }
        }

        var check = new SchemaCheck(document);
        check.questions.Add(("the document", new { document }));
        check.questions.Add(("the schemas", new { schemas }));
        return check;
    }

    /// <summary>Takes an answer to be checked; the answer itself is given back.</summary>
    public async Task<HttpResponseMessage> TakeAsync(HttpResponseMessage answer)
    {
        var method = answer.RequestMessage!.Method.Method;
        var path = answer.RequestMessage.RequestUri!.AbsolutePath[ApiPaths.Base.Length..].TrimEnd('/');
        var text = await answer.Content.ReadAsStringAsync();
        var type = text.Length > 0 ? answer.Content.Headers.ContentType!.MediaType : null;
        var body = type == "application/json" ? JsonNode.Parse(text) : JsonValue.Create(text);
        questions.Add(($"{method} {path}: {(int)answer.StatusCode} {text}", new { method, path, status = (int)answer.StatusCode, type, body }));
        Seen.Add($"{method} {path} {(int)answer.StatusCode}");
        return answer;
    }

    /// <summary>Takes an event's envelope to be checked.</summary>
    public void TakeEvent(JsonNode envelope)
    {
        var type = envelope["type"]!.GetValue<string>();
        questions.Add(($"{type}: {envelope.ToJsonString()}", new Dictionary<string, object> { ["event"] = type, ["body"] = envelope }));
        Seen.Add(type);
    }

    /// <summary>Fails with everything that is not as described.</summary>
    public async Task ShouldHoldAsync()
    {
        var answers = await NodeOracle.AskAsync<Verdict>("schema.mjs", [.. questions.Select(question => question.Question)], CancellationToken.None);
        questions.Zip(answers).Where(pair => pair.Second.Errors.Count > 0)
            .Select(pair => $"{string.Join("; ", pair.Second.Errors)} | {pair.First.What}")
            .ShouldBeEmpty();
    }

    private static async Task<JsonObject> GetAsync(TestServer server, string path)
    {
        using var answer = await server.Anonymous.GetAsync(path);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {answer.StatusCode}");
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    private sealed record Verdict(IReadOnlyList<string> Errors);
}
