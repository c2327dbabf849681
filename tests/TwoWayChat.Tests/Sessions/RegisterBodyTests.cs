using System.Net.Http.Headers;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Sessions;

public class RegisterBodyTests
{
    [Theory]
    [OnBothDatabases("")]
    [OnBothDatabases("{")]
    [OnBothDatabases("null")]
    [OnBothDatabases("[]")]
    [OnBothDatabases("\"ana\"")]
    [OnBothDatabases("{}")]
    [OnBothDatabases("{\"user\":null}")]
    [OnBothDatabases("{\"user\":7}")]
    [OnBothDatabases("{\"user\":[\"ana\"]}")]
    [OnBothDatabases("{\"User\":\"ana@x\"}")]
    [OnBothDatabases("{\"user\":\"ana@x\",\"user\":\"ben@x\"}")]
    [OnBothDatabases("{\"user\":\"ana@x\"} trailing")]
    [OnBothDatabases("{\"user\":\"\\ud800@x\"}")]
    [OnBothDatabases("{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]],\"user\":\"ana@x\"}")]
    public async Task Register_MalformedBody_Is400AndNothingChanges(DatabaseKind kind, string body)
    {
        var scene = await Scene.OnAsync(kind);

        (await StatusAsync(scene, new StringContent(body, new MediaTypeHeaderValue("application/json")))).ShouldBe(400);

        (await scene.GetAsync(scene.Manager, "integration"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Register_BodyNotUtf8_Is400(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        using var body = new ByteArrayContent([.. "{\"user\":\""u8, 0xff, 0xfe, .. "\"}"u8]);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        (await StatusAsync(scene, body)).ShouldBe(400);
    }

    [Theory]
    [OnBothDatabases("text/plain")]
    [OnBothDatabases("application/x-www-form-urlencoded")]
    [OnBothDatabases("")]
    public async Task Register_OtherContentType_Is415(DatabaseKind kind, string type)
    {
        var scene = await Scene.OnAsync(kind);
        using var body = new ByteArrayContent([.. "{\"user\":\"x@y\"}"u8]);
        body.Headers.ContentType = type.Length == 0 ? null : new MediaTypeHeaderValue(type);

        (await StatusAsync(scene, body)).ShouldBe(415);
    }

    [Theory]
    [OnBothDatabases(64 * 1024, 400)]
    [OnBothDatabases((64 * 1024) + 1, 413)]
    [OnBothDatabases(900 * 1024, 413)]
    [OnBothDatabases(2 * 1024 * 1024, 413)]
    public async Task Register_HugeBody_Is413BeyondTheLimit(DatabaseKind kind, int size, int status)
    {
        var scene = await Scene.OnAsync(kind);
        using var body = new StringContent("{}" + new string(' ', size - 2), new MediaTypeHeaderValue("application/json"));

        (await StatusAsync(scene, body)).ShouldBe(status);
    }

    [Theory, OnBothDatabases]
    public async Task Register_HugeChunkedBody_Is413(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        using var client = scene.Server.As(scene.Ana);
        using var request = new HttpRequestMessage(HttpMethod.Post, "integration/");
        request.Headers.TransferEncodingChunked = true;
        request.Content = new StringContent("{}" + new string(' ', 100_000), new MediaTypeHeaderValue("application/json"));

        using var answer = await client.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(413);
    }

    [Theory, OnBothDatabases]
    public async Task Register_OtherMethod_Is405WithTheErrorBody(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        using var client = scene.Server.As(scene.Ana);

        using var answer = await client.PutAsync("integration/", null);

        ((int)answer.StatusCode).ShouldBe(405);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"path\":\"/scg-web-chat-api/api/v2/integration/\"");
    }

    private static async Task<int> StatusAsync(Scene scene, HttpContent body)
    {
        using var client = scene.Server.As(scene.Ana);
        client.DefaultRequestHeaders.ExpectContinue = true; // Else a refusal may meet a body under way, and a connection that breaks.
        using var answer = await client.PostAsync("integration/", body);
        return (int)answer.StatusCode;
    }
}
