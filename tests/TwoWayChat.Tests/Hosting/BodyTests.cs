using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Hosting;

public class BodyTests
{
    [Theory]
    [OnBothDatabases("""{"name":"ana"}""")]
    [OnBothDatabases(""" {"name":"ana","unknown":{"deep":[1,2]},"count":3,"tags":["a"]} """)]
    [OnBothDatabases("""{"name":"","tags":null}""")]
    [OnBothDatabases("""{"name":"\u00e9\ud83d\ude00"}""")]
    public async Task Body_InOrder_IsRead(DatabaseKind kind, string json) =>
        (await PostAsync(kind, Json(json))).Status.ShouldBe(HttpStatusCode.OK);

    [Theory]
    [OnBothDatabases("", null)]
    [OnBothDatabases("null", null)]
    [OnBothDatabases("[]", null)]
    [OnBothDatabases("\"name\"", null)]
    [OnBothDatabases("{", null)]
    [OnBothDatabases("""{"name":"a"}}""", null)]
    [OnBothDatabases("""{"name":"a",}""", null)]
    [OnBothDatabases("""{/* c */"name":"a"}""", null)]
    [OnBothDatabases("""{'name':'a'}""", null)]
    [OnBothDatabases("{}", null)]
    [OnBothDatabases("""{"name":null}""", "name")]
    [OnBothDatabases("""{"name":5}""", "name")]
    [OnBothDatabases("""{"name":"\ud800"}""", "name")]
    [OnBothDatabases("""{"name":"a","count":"3"}""", "count")]
    [OnBothDatabases("""{"name":"a","count":1e99}""", "count")]
    [OnBothDatabases("""{"name":"a","count":1.5}""", "count")]
    [OnBothDatabases("""{"name":"a","tags":"a"}""", "tags")]
    [OnBothDatabases("""{"name":"a","tags":[1]}""", "tags[0]")]
    public async Task Body_Malformed_Is400AndNamesTheField(DatabaseKind kind, string json, string? field)
    {
        var (status, answer) = await PostAsync(kind, Json(json));

        status.ShouldBe(HttpStatusCode.BadRequest);
        answer["errors"]?[0]?["field"]?.GetValue<string>().ShouldBe(field);
        answer["message"]!.GetValue<string>().ShouldStartWith("Request body");
    }

    [Theory]
    [OnBothDatabases("")]
    [OnBothDatabases(" ")]
    [OnBothDatabases("null")]
    [OnBothDatabases("[]")]
    [OnBothDatabases("\"name\"")]
    [OnBothDatabases("5")]
    public async Task Body_ThatIsNoObject_IsToldSo(DatabaseKind kind, string json) =>
        (await PostAsync(kind, Json(json))).Answer["message"]!.GetValue<string>().ShouldBe("Request body must be a JSON object");

    [Theory, OnBothDatabases]
    public async Task Body_WithAByteOrderMark_IsRead(DatabaseKind kind)
    {
        byte[] marked = [.. Encoding.UTF8.Preamble, .. """{"name":"a"}"""u8];

        (await PostAsync(kind, Typed(new ByteArrayContent(marked), "application/json"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Body_WithMembersTwice_Is400AndNamesTheField(DatabaseKind kind)
    {
        var (status, answer) = await PostAsync(kind, Json("""{"name":"a","name":"b"}"""));

        status.ShouldBe(HttpStatusCode.BadRequest);
        $"{answer["errors"]![0]!["field"]} {answer["errors"]![0]!["message"]}".ShouldBe("name has the wrong type or an unknown value, or is there twice");
    }

    [Theory, OnBothDatabases]
    public async Task Body_TooDeep_Is400(DatabaseKind kind) => (await PostAsync(
        kind, Json($$"""{"name":"a","x":{{new string('[', 40)}}{{new string(']', 40)}}}"""))).Status.ShouldBe(HttpStatusCode.BadRequest);

    [Theory, OnBothDatabases]
    public async Task Body_NotUtf8_Is400(DatabaseKind kind)
    {
        byte[] latin = [.. "{\"name\":\""u8, 0xE9, .. "\"}"u8];

        (await PostAsync(kind, Typed(new ByteArrayContent(latin), "application/json"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [OnBothDatabases(null, HttpStatusCode.UnsupportedMediaType)]
    [OnBothDatabases("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [OnBothDatabases("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [OnBothDatabases("application/json", HttpStatusCode.OK)]
    [OnBothDatabases("application/json; charset=utf-8", HttpStatusCode.OK)]
    [OnBothDatabases("application/json; charset=\"UTF-8\"", HttpStatusCode.OK)]
    [OnBothDatabases("application/json; charset=iso-8859-1", HttpStatusCode.UnsupportedMediaType)]
    [OnBothDatabases("application/vnd.acme+json", HttpStatusCode.OK)]
    [OnBothDatabases("APPLICATION/JSON", HttpStatusCode.OK)]
    public async Task Body_OfAType_IsTakenIfJson(DatabaseKind kind, string? type, HttpStatusCode expected) =>
        (await PostAsync(kind, Typed(new ByteArrayContent("""{"name":"a"}"""u8.ToArray()), type))).Status.ShouldBe(expected);

    [Theory]
    [OnBothDatabases("gzip", HttpStatusCode.UnsupportedMediaType)]
    [OnBothDatabases("identity", HttpStatusCode.OK)]
    public async Task Body_OfACoding_IsTakenAsItIsOnly(DatabaseKind kind, string coding, HttpStatusCode expected)
    {
        var content = Json("""{"name":"a"}""");
        content.Headers.ContentEncoding.Add(coding);

        (await PostAsync(kind, content)).Status.ShouldBe(expected);
    }

    [Theory]
    [OnBothDatabases(64 * 1024, false, HttpStatusCode.OK)]
    [OnBothDatabases((64 * 1024) + 1, false, HttpStatusCode.RequestEntityTooLarge)]
    [OnBothDatabases((64 * 1024) + 1, true, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Body_OfASize_IsTakenUpTo64K(DatabaseKind kind, int size, bool chunked, HttpStatusCode expected)
    {
        const string Frame = """{"name":""}""";
        var bytes = Encoding.UTF8.GetBytes($$"""{"name":"{{new string('a', size - Frame.Length)}}"}""");
        HttpContent content = chunked ? new StreamContent(new ForwardOnlyStream(bytes)) : new ByteArrayContent(bytes);

        (await PostAsync(kind, Typed(content, "application/json"))).Status.ShouldBe(expected);
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private static HttpContent Typed(HttpContent content, string? type)
    {
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return content;
    }

    private static async Task<(HttpStatusCode Status, JsonNode Answer)> PostAsync(DatabaseKind kind, HttpContent content)
    {
        var server = await TestServer.SharedWithProbesAsync(kind);
        using var client = server.As(await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent));
        using var answer = await client.PostAsync("probe/body", content);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
