using System.Net;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Media;

public class LinkTests
{
    [Theory]
    [InlineData("https://10.0.0.1:8443", "http://10.0.0.1:8080", "https://10.0.0.1:8443", "http://unix:/data/control.sock")]
    [InlineData("http://10.0.0.1:8080", "http://10.0.0.1:8080", "https://0.0.0.0:8443")]
    [InlineData("https://localhost:8443", "https://0.0.0.0:8443", "http://[::]:8080")]
    [InlineData("")]
    public void Origin_OfWhatIsListenedOn_IsTheOneThatOthersCanBestAsk(string origin, params string[] addresses) =>
        TwoWayChat.Media.MediaLinks.OriginOf(addresses).ShouldBe(origin);

    [Theory, OnBothDatabases]
    public async Task Link_OfAMessage_NeedsNoCredentials(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var link = await LinkAsync(shop);

        using var answer = await shop.Server.Anonymous.GetAsync(link);
        using var head = await shop.Server.Anonymous.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(Samples.Png);
        head.Content.Headers.ContentLength.ShouldBe(Samples.Png.Length);
    }

    [Theory, OnBothDatabases]
    public async Task Link_ChangedInAnyPart_IsRefused(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var other = await Shop.OpenAsync(kind);
        var link = (await LinkAsync(shop)).ToString();
        var foreign = (await LinkAsync(other)).ToString();
        var foreignId = new Uri(foreign).Segments[^1];

        string[] forged =
        [
            link.Split('?')[0],
            link.Replace("expires=", "expires=1", StringComparison.Ordinal),
            link.Replace("expires=", "expires=x", StringComparison.Ordinal),
            link[..^1] + (link[^1] == 'A' ? 'B' : 'A'),
            link.Replace(new Uri(link).Segments[^1], foreignId, StringComparison.Ordinal),
            link.Replace(shop.Company.Id, other.Company.Id, StringComparison.Ordinal),
            link.Replace("signature=", "signature=ü", StringComparison.Ordinal),
        ];

        foreach (var changed in forged)
        {
            using var answer = await shop.Server.Anonymous.GetAsync(changed);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, changed);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Link_AfterItsTime_IsGoneButTheMediaAreNot(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await TestServer.StartAsync(kind, new TestServerOptions { Time = time });
        var shop = await Shop.OpenAsync(server);
        var link = await LinkAsync(shop);
        var id = link.Segments[^1];

        time.Advance(TimeSpan.FromMinutes(59));
        using var inTime = await server.Anonymous.GetAsync(link);
        time.Advance(TimeSpan.FromMinutes(1));
        using var late = await server.Anonymous.GetAsync(link);

        inTime.StatusCode.ShouldBe(HttpStatusCode.OK);
        late.StatusCode.ShouldBe(HttpStatusCode.Gone);
        await Golden.MatchAsync("media-link-expired", late, (shop.Company.Id, "{company}"));
        (await shop.GetStatusAsync(shop.Ana, $"media/{id}")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Link_UnderAPublicAddress_LeadsThere(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(
            kind, new TestServerOptions { Settings = [("Server:PublicUrl", "https://chat.example.com/")] });

        (await LinkAsync(await Shop.OpenAsync(server))).ToString().ShouldStartWith("https://chat.example.com/scg-web-chat-api/media/");
    }

    private static async Task<Uri> LinkAsync(Shop shop)
    {
        var (_, chatId) = await shop.TextInAsync("hello");
        return Gallery.LinkOf(await shop.SendMediaAsync(shop.Ana, chatId, await shop.UploadAsync(shop.Ana, Samples.Png)));
    }
}
