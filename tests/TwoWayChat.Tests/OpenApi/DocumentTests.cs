using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.OpenApi;

public class DocumentTests
{
    private static readonly string[] EverywhereRefused = ["401", "429", "500", "503"];

    [Fact]
    public async Task Document_ServedToAnybody_IsOpenApi31WithBasicSignIn()
    {
        var document = await ReadAsync();

        document["openapi"]!.GetValue<string>().ShouldStartWith("3.1.");
        document["servers"]!.ToJsonString().ShouldBe("""[{"url":"/scg-web-chat-api/api/v2"}]""");
        document["components"]!["securitySchemes"]!["Basic"]!["scheme"]!.GetValue<string>().ShouldBe("basic");
    }

    /// <summary>No route without a word on what it does, what it answers, and how it refuses.</summary>
    [Fact]
    public async Task Document_EveryRouteOfTheApi_IsDescribed()
    {
        var document = await ReadAsync();
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite);
        var routes = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith(ApiPaths.Base + "/", StringComparison.Ordinal))
            .SelectMany(route => route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Select(
                method => $"{method.ToLowerInvariant()} {route.RoutePattern.RawText![ApiPaths.Base.Length..].TrimEnd('/')}"))
            .ToList();

        routes.ShouldNotBeEmpty();
        Operations(document).Select(entry => entry.Name).ShouldBe(routes, ignoreOrder: true);
        foreach (var (name, operation) in Operations(document))
        {
            operation["summary"].ShouldNotBeNull(name);
            operation["tags"]!.AsArray().ShouldHaveSingleItem(name)!.GetValue<string>().ShouldNotEndWith("Api", customMessage: name);
            operation["security"]!.ToJsonString().ShouldBe("""[{"Basic":[]}]""", name);
            var answers = operation["responses"]!.AsObject();
            answers.ShouldContain(answer => answer.Key.StartsWith('2'), name);
            EverywhereRefused.ShouldBeSubsetOf(answers.Select(answer => answer.Key), name);
        }
    }

    [Fact]
    public async Task Document_EveryRefusal_HasTheErrorBody()
    {
        var document = await ReadAsync();

        foreach (var (name, operation) in Operations(document))
        {
            foreach (var (status, answer) in operation["responses"]!.AsObject().Where(answer => answer.Key[0] is '4' or '5'))
            {
                Follow(document, answer!)["content"]!["application/json"]!["schema"]!["$ref"]!.GetValue<string>()
                    .ShouldBeOneOf(["#/components/schemas/Error", "#/components/schemas/CollisionError"], $"{name} {status}");
            }
        }
    }

    /// <summary>Every text of a request has a limit: bodies that break one are refused, so it has to be known.</summary>
    [Fact]
    public async Task Document_EveryTextOfARequest_HasALimit()
    {
        var document = await ReadAsync();
        var requests = Operations(document).Select(entry => entry.Operation["requestBody"]?["content"]?["application/json"]?["schema"]?["$ref"])
            .OfType<JsonNode>().Select(reference => reference.GetValue<string>()).Distinct();

        var unlimited = requests
            .SelectMany(reference => Find(document, reference)["properties"]!.AsObject().Select(member => (reference, member.Key, member.Value)))
            .Where(member => member.Value!["type"]?.ToJsonString().Contains("string", StringComparison.Ordinal) == true)
            .Where(member => member.Value!["maxLength"] is null && member.Value["pattern"] is null && member.Value["enum"] is null)
            .Select(member => $"{member.reference} {member.Key}");

        unlimited.ShouldBeEmpty();
    }

    [Fact]
    public async Task Webhooks_EveryEventType_HasSchemaExampleAndHeaders()
    {
        var document = await ReadAsync();
        var webhooks = document["webhooks"]!.AsObject();

        webhooks.Select(webhook => webhook.Key).ShouldBe(EventTypes.All);
        foreach (var (type, webhook) in webhooks)
        {
            var post = webhook!["post"]!;
            var content = post["requestBody"]!["content"]!["application/json"]!;
            Follow(document, content["schema"]!)["properties"]!["type"]!["const"]!.GetValue<string>().ShouldBe(type);
            content["example"]!["type"]!.GetValue<string>().ShouldBe(type);
            post["parameters"]!.AsArray().Select(parameter => Follow(document, parameter!)["name"]!.GetValue<string>()).ShouldBe(
                [
                    "webhook-id", "webhook-timestamp", "webhook-signature", "chat-session-id", "chat-sequence",
                    "chat-attempt", "chat-event-type", "chat-replay",
                ]);
        }
    }

    [Theory]
    [InlineData("session.created", HttpStatusCode.OK)]
    [InlineData("Message", HttpStatusCode.OK)]
    [InlineData("nothing.like_that", HttpStatusCode.NotFound)]
    [InlineData("..%2fWebhooks", HttpStatusCode.NotFound)]
    public async Task Schema_ByName_IsServedOrNotFound(string name, HttpStatusCode status)
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite);

        using var answer = await server.Anonymous.GetAsync($"/scg-web-chat-api/schemas/{name}.json");

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(status == HttpStatusCode.OK ? "application/schema+json" : "application/json");
    }

    [Theory]
    [InlineData("docs")]
    [InlineData("docs/")]
    public async Task Page_ServedToAnybody_LetsNoInlineScriptAndNoOtherHostIn(string path)
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite);

        using var page = await server.Anonymous.GetAsync($"/scg-web-chat-api/{path}");
        using var script = await server.Anonymous.GetAsync("/scg-web-chat-api/docs/assets/scalar.js");
        using var start = await server.Anonymous.GetAsync("/scg-web-chat-api/docs/start.js");

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'; script-src 'self';");
        script.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        start.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<JsonObject> ReadAsync()
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite);
        using var answer = await server.Anonymous.GetAsync("/scg-web-chat-api/openapi.json");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    private static IEnumerable<(string Name, JsonObject Operation)> Operations(JsonObject document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(item => ($"{item.Key} {path.Key}", item.Value!.AsObject())));

    private static JsonNode Follow(JsonObject document, JsonNode node) =>
        node["$ref"] is { } reference ? Find(document, reference.GetValue<string>()) : node;

    private static JsonNode Find(JsonObject document, string reference) =>
        reference[2..].Split('/').Aggregate((JsonNode)document, (node, part) => node[part]!);
}
