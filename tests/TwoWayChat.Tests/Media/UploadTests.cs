using System.Net;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Media;

public class UploadTests
{
    private static readonly TestServerOptions Small = new() { Settings = [("Media:MaxBytes", "4096")] };

    [Theory, OnBothDatabases]
    public async Task Upload_OfAPicture_AnswersWithWhatItIs(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);

        using var answer = await shop.PostMediaAsync(shop.Ana, Samples.Png, "../me.exe", "text/html");

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        await Golden.MatchAsync("media", answer);
        var id = (string)System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!;
        answer.Headers.Location!.ToString().ShouldBe($"/scg-web-chat-api/api/v2/media/{id}");
    }

    [Theory]
    [OnBothDatabases("html", "picture.png", "image/png")]
    [OnBothDatabases("svg", "picture.svg", "image/svg+xml")]
    [OnBothDatabases("exe", "note.txt", "text/plain")]
    [OnBothDatabases("zip", "a.pdf", "application/pdf")]
    public async Task Upload_OfAnotherTypeThanItsName_IsRefusedByItsContent(DatabaseKind kind, string content, string name, string type)
    {
        var shop = await Shop.OpenAsync(kind);

        using var answer = await shop.PostMediaAsync(shop.Ana, Samples.Of(content), name, type);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        await Golden.MatchAsync("media-unsupported", answer);
    }

    [Theory, OnBothDatabases]
    public async Task Upload_WhereThereIsNoRoom_IsRefused(DatabaseKind kind)
    {
        await using var limited = await TestServer.StartAsync(kind, new() { Settings = [("Media:MaxBytes", "4096"), ("Media:MostUnusedBytes", "4096")] });
        var shop = await Shop.OpenAsync(limited);
        var content = System.Text.Encoding.ASCII.GetBytes(new string('a', 2048));
        await shop.UploadAsync(shop.Ana, content);
        await shop.UploadAsync(shop.Ana, content);

        using var refused = await shop.PostMediaAsync(shop.Ana, content);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        await shop.UploadAsync(shop.Ben, content);

        await using var fullServer = await TestServer.StartAsync(kind, new() { Settings = [("Media:ReserveBytes", $"{long.MaxValue}")] });
        var full = await Shop.OpenAsync(fullServer);
        using var noRoom = await full.PostMediaAsync(full.Ana, content);
        noRoom.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Theory, OnBothDatabases]
    public async Task Upload_ThatIsNoContent_IsRefused(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);

        using var empty = await shop.PostMediaAsync(shop.Ana, []);
        using var form = await shop.PostMediaAsync(shop.Ana, Samples.Png, type: "multipart/form-data; boundary=x");
        using var badName = await shop.PostMediaAsync(shop.Ana, Samples.Png, "a\nb.png");
        using var longName = await shop.PostMediaAsync(shop.Ana, Samples.Png, new string('a', 101));

        empty.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        form.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await Shop.CodeAsync(badName, HttpStatusCode.BadRequest)).ShouldBe("fileName INVALID_CHARACTER");
        (await Shop.CodeAsync(longName, HttpStatusCode.BadRequest)).ShouldBe("fileName TOO_LONG");
    }

    [Theory, OnBothDatabases]
    public async Task Upload_UpToTheLimitAndBeyond_IsTakenAndRefused(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(await TestServer.SharedAsync(kind, Small));

        using var most = await shop.PostMediaAsync(shop.Ana, Samples.Picture(4096));
        using var more = await shop.PostMediaAsync(shop.Ana, Samples.Picture(4097));
        using var unannounced = await PostChunkedAsync(shop, Samples.Picture(200_000));

        most.StatusCode.ShouldBe(HttpStatusCode.Created);
        more.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        await Golden.MatchAsync("media-too-large", more);
        unannounced.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        Directory.EnumerateFiles(Path.Combine(shop.Server.Folder, "media", "incoming")).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Upload_LargerThanOtherBodiesMayBe_IsTakenWhole(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var content = Samples.Picture(3_000_001);

        using var answer = await shop.FetchAsync(shop.Ana, await shop.UploadAsync(shop.Ana, content));

        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(content);
    }

    [Theory, OnBothDatabases]
    public async Task Upload_AgainUnderItsKey_IsTheSameMedia(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var first = await shop.PostMediaAsync(shop.Ana, Samples.Png, key: "k1");
        using var again = await shop.PostMediaAsync(shop.Ana, Samples.Png, key: "k1");
        using var other = await shop.PostMediaAsync(shop.Ana, Samples.Of("gif"), key: "k1");
        using var keyless = await shop.PostMediaAsync(shop.Ana, Samples.Png);

        var body = await first.Content.ReadAsStringAsync();
        (await again.Content.ReadAsStringAsync()).ShouldBe(body);
        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await keyless.Content.ReadAsStringAsync()).ShouldNotBe(body);
    }

    [Theory, OnBothDatabases]
    public async Task Upload_WithoutSignIn_LeavesNothing(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        using var content = new ByteArrayContent(Samples.Png);

        using var answer = await server.Anonymous.PostAsync("media", content);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    /// <summary>Without a length, so that only counting finds out.</summary>
    private static async Task<HttpResponseMessage> PostChunkedAsync(Shop shop, byte[] content)
    {
        using var client = shop.Server.As(shop.Ana);
        using var request = new HttpRequestMessage(HttpMethod.Post, "media") { Content = new StreamContent(new MemoryStream(content)) };
        request.Headers.TransferEncodingChunked = true;
        return await client.SendAsync(request);
    }
}
