using System.Net;
using TwoWayChat.Media;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Media;

/// <summary>What goes and what stays, under both stores: SQLite keeps files and PostgreSQL rows, unless set otherwise.</summary>
public class MediaSweepTests
{
    [Theory]
    [OnBothDatabases("FILES")]
    [OnBothDatabases("DATABASE")]
    public async Task Sweep_AfterADay_RemovesWhatNoMessageShows(DatabaseKind kind, string store)
    {
        var (server, time) = await StartAsync(kind, store);
        await using var stopped = server;
        var shop = await Shop.OpenAsync(server);
        var (_, chatId) = await shop.TextInAsync("hello");
        var used = await shop.UploadAsync(shop.Ana, Samples.Picture(300_000, 1));
        var unused = await shop.UploadAsync(shop.Ana, Samples.Picture(300_000, 2));
        await shop.SendMediaAsync(shop.Ana, chatId, used);

        await SweepAsync(server);
        (await shop.GetStatusAsync(shop.Ana, $"media/{unused}")).ShouldBe(HttpStatusCode.OK);
        time.AdjustTime(time.GetUtcNow() + TimeSpan.FromHours(25));
        await SweepAsync(server);

        (await shop.GetStatusAsync(shop.Ana, $"media/{unused}")).ShouldBe(HttpStatusCode.NotFound);
        using var answer = await shop.FetchAsync(shop.Ana, used);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(Samples.Picture(300_000, 1));
        (await ContentsAsync(shop, store)).ShouldBe(1);
    }

    /// <summary>A server that dies between content and row leaves content alone: it goes, unless the same comes again.</summary>
    [Theory]
    [OnBothDatabases("FILES")]
    [OnBothDatabases("DATABASE")]
    public async Task Sweep_OfContentWithoutARow_RemovesItUnlessItCameAgain(DatabaseKind kind, string store)
    {
        var (server, time) = await StartAsync(kind, store);
        await using var stopped = server;
        var shop = await Shop.OpenAsync(server);
        await KeepAloneAsync(shop, Samples.Picture(5000, 1));
        await KeepAloneAsync(shop, Samples.Picture(5000, 2));
        (await ContentsAsync(shop, store)).ShouldBe(2);

        time.AdjustTime(time.GetUtcNow() + TimeSpan.FromHours(25));
        var id = await shop.UploadAsync(shop.Ana, Samples.Picture(5000, 2));
        await SweepAsync(server);

        (await ContentsAsync(shop, store)).ShouldBe(1);
        (await shop.GetStatusAsync(shop.Ana, $"media/{id}")).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>A server that dies while content comes in leaves a part of it, which is no content.</summary>
    [Fact]
    public async Task Sweep_OfAnUploadThatBrokeOff_RemovesItsFile()
    {
        var (server, time) = await StartAsync(DatabaseKind.Sqlite, "FILES");
        await using var stopped = server;
        var part = server.Services.GetRequiredService<MediaFolder>().NewIncoming();
        using (await IncomingFile.ReadAsync(part, new MemoryStream([1, 2, 3]), 10, CancellationToken.None))
        {
            File.Copy(part, part + "0");
        }

        File.SetLastWriteTimeUtc(part + "0", time.GetUtcNow().UtcDateTime);
        await SweepAsync(server);
        File.Exists(part + "0").ShouldBeTrue();
        time.AdjustTime(time.GetUtcNow() + TimeSpan.FromHours(25));
        await SweepAsync(server);

        File.Exists(part + "0").ShouldBeFalse();
    }

    /// <summary>In the database, chunks of half a content stand under a row that says so: nobody reads them, and the next upload completes them.</summary>
    [Theory, OnBothDatabases]
    public async Task Upload_OfContentThatBrokeOffInTheDatabase_CompletesIt(DatabaseKind kind)
    {
        var (server, _) = await StartAsync(kind, "DATABASE");
        await using var stopped = server;
        var shop = await Shop.OpenAsync(server);
        var content = Samples.Picture(600_000);
        await KeepAloneAsync(shop, content);
        await shop.WriteAsync("update media_contents set complete = false where company_id = @Id", shop.Company);
        await shop.WriteAsync("delete from media_chunks where company_id = @Id and number = 1", shop.Company);

        using var answer = await shop.FetchAsync(shop.Ana, await shop.UploadAsync(shop.Ana, content));

        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(content);
    }

    [Theory, OnBothDatabases]
    public async Task Remove_FromARedactedMessage_LeavesWhatOthersShow(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var (own, shared) = (await shop.UploadAsync(shop.Ana, Samples.Png), await shop.UploadAsync(shop.Ana, Samples.Of("gif")));
        var message = await shop.SendMediaAsync(shop.Ana, chatId, own, shared);
        await shop.SendMediaAsync(shop.Ana, chatId, shared);
        var link = Gallery.LinkOf(message);

        await shop.Server.Database.WriteAsync(
            shop.Company.Id, scope => MessageUses.RemoveAsync(scope, shop.Company.Id, (string)message["id"]!), CancellationToken.None);

        (await shop.GetStatusAsync(shop.Manager, $"media/{own}")).ShouldBe(HttpStatusCode.NotFound);
        (await shop.GetStatusAsync(shop.Manager, $"media/{shared}")).ShouldBe(HttpStatusCode.OK);
        using var linked = await shop.Server.Anonymous.GetAsync(link);
        linked.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await shop.GetAsync(shop.Ana, $"chats/{chatId}/messages"))["items"]![1]!["media"]!.AsArray().ShouldBeEmpty();
    }

    private static async Task<(TestServer Server, FakeTimeProvider Time)> StartAsync(DatabaseKind kind, string store)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        // Workers sleep through the jumps of time: the test sweeps itself.
        return (await TestServer.StartAsync(
            kind, new TestServerOptions { Time = time, Settings = [("Media:Store", store), ("Media:Sweep", "7.00:00:00")] }), time);
    }

    private static Task SweepAsync(TestServer server) => server.Services.GetRequiredService<MediaSweep>().RunAsync(CancellationToken.None);

    /// <summary>Keeps content as an upload does before it writes the row.</summary>
    private static async Task KeepAloneAsync(Shop shop, byte[] content)
    {
        var folder = shop.Server.Services.GetRequiredService<MediaFolder>();
        using var incoming = await IncomingFile.ReadAsync(folder.NewIncoming(), new MemoryStream(content), content.Length, CancellationToken.None);
        await shop.Server.Services.GetRequiredService<IMediaStore>()
            .KeepAsync(new ContentKey(shop.Company.Id, incoming!.Sha256), incoming, CancellationToken.None);
    }

    /// <summary>How many contents are kept for the company.</summary>
    private static async Task<long> ContentsAsync(Shop shop, string store) => store == "FILES"
        ? shop.Server.Services.GetRequiredService<MediaFolder>().FilesOf(shop.Company.Id).Count()
        : await shop.Server.Database.FirstOrDefaultAsync<long>(
            "select count(*) from media_contents where company_id = @Id", new { shop.Company.Id }, CancellationToken.None);
}
