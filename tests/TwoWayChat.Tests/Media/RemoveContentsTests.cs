using System.Net;
using TwoWayChat.Media;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Media;

/// <summary>Content of redacted messages goes from disk or database, at once and across crashes, and never what something still shows.</summary>
public class RemoveContentsTests
{
    [Theory]
    [OnBothDatabases("FILES")]
    [OnBothDatabases("DATABASE")]
    public async Task Content_OfARedactedMessage_GoesAtOnce(DatabaseKind kind, string store)
    {
        var (shop, time) = await StartAsync(kind, store);
        await using var stopped = shop.Server;
        var (chatId, messageId, _) = await SendAsync(shop);
        time.Advance(TimeSpan.FromMinutes(3));

        await RedactAsync(shop, chatId, messageId);

        await Eventually.HoldsAsync(async () => await ContentsAsync(shop, store) == 0, "content gone");
        await Eventually.HoldsAsync(async () => await RemovalsAsync(shop) == 0, "nothing left to remove");
    }

    [Theory]
    [OnBothDatabases("FILES")]
    [OnBothDatabases("DATABASE")]
    public async Task Content_ThatAnotherMessageShows_Stays(DatabaseKind kind, string store)
    {
        var (shop, time) = await StartAsync(kind, store);
        await using var stopped = shop.Server;
        var (chatId, messageId, _) = await SendAsync(shop);
        var (_, _, other) = await SendAsync(shop);
        time.Advance(TimeSpan.FromMinutes(3));

        await RedactAsync(shop, chatId, messageId);

        await Eventually.HoldsAsync(async () => await RemovalsAsync(shop) == 0, "looked at");
        using var answer = await shop.FetchAsync(shop.Manager, other);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(Samples.Picture(300_000, 1));
    }

    /// <summary>The same bytes come again while the first are to go: an upload keeps content before it writes the row.</summary>
    [Theory]
    [OnBothDatabases("FILES")]
    [OnBothDatabases("DATABASE")]
    public async Task Content_ThatHasJustComeAgain_IsLeftUntilNothingCanBeAboutToShowIt(DatabaseKind kind, string store)
    {
        var (shop, time) = await StartAsync(kind, store);
        await using var stopped = shop.Server;
        var (chatId, messageId, _) = await SendAsync(shop);

        await RedactAsync(shop, chatId, messageId);
        await RemoveAsync(shop);
        (await ContentsAsync(shop, store)).ShouldBe(1);
        time.Advance(TimeSpan.FromMinutes(3));
        await RemoveAsync(shop);

        (await ContentsAsync(shop, store), await RemovalsAsync(shop)).ShouldBe((0, 0));
    }

    [Theory, OnBothDatabases]
    public async Task Content_OfAServerThatStoppedBefore_GoesAfterTheNextStart(DatabaseKind kind)
    {
        await using var database = await TestDatabase.KeptAsync(kind);
        Shop shop;
        await using (var first = await TestServer.StartAsync(database, Options(new FakeTimeProvider(DateTimeOffset.UtcNow), "DATABASE")))
        {
            shop = await Shop.OpenAsync(first);
            var (chatId, messageId, _) = await SendAsync(shop);
            await RedactAsync(shop, chatId, messageId);
            await RemoveAsync(shop);
            (await RemovalsAsync(shop)).ShouldBe(1);
            await shop.WriteAsync("update media_removals set due_at = 0", new { });
        }

        await using var second = await TestServer.StartAsync(database, Options(new FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(1)), "DATABASE"));
        shop = shop.On(second);

        await Eventually.HoldsAsync(async () => await ContentsAsync(shop, "DATABASE") == 0, "content gone");
    }

    private static TestServerOptions Options(FakeTimeProvider time, string store) =>
        new() { Time = time, Settings = [("Media:Store", store), ("Media:Sweep", "7.00:00:00")] };

    private static async Task<(Shop Shop, FakeTimeProvider Time)> StartAsync(DatabaseKind kind, string store)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        return (await Shop.OpenAsync(await TestServer.StartAsync(kind, Options(time, store))), time);
    }

    /// <summary>A customer's picture, always the same bytes: chat, message and media.</summary>
    private static async Task<(string ChatId, string MessageId, string MediaId)> SendAsync(Shop shop)
    {
        var id = await shop.UploadAsync(shop.Manager, Samples.Picture(300_000, 1));
        using var received = await shop.PostAsync(shop.Manager, "simulator/messages", new { from = Shop.NewPhone(), to = Shop.Number, media = new[] { id } });
        var body = await shop.ReadAsync(received, HttpStatusCode.Accepted);
        return ((string)body["chatId"]!, (string)body["messageId"]!, id);
    }

    private static async Task RedactAsync(Shop shop, string chatId, string messageId)
    {
        using var redacted = await shop.DeleteAsync(shop.Manager, $"chats/{chatId}/messages/{messageId}");
        redacted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    private static async Task RemoveAsync(Shop shop)
    {
        await shop.WriteAsync("update media_removals set due_at = 0", new { });
        await shop.Server.Services.GetRequiredService<RemoveContents>().RunAsync(CancellationToken.None);
    }

    private static Task<long> RemovalsAsync(Shop shop) => shop.Server.Database.FirstOrDefaultAsync<long>(
        "select count(*) from media_removals where company_id = @Id", new { shop.Company.Id }, CancellationToken.None);

    private static async Task<long> ContentsAsync(Shop shop, string store) => store == "FILES"
        ? shop.Server.Services.GetRequiredService<MediaFolder>().FilesOf(shop.Company.Id).Count()
        : await shop.Server.Database.FirstOrDefaultAsync<long>(
            "select count(*) from media_contents where company_id = @Id", new { shop.Company.Id }, CancellationToken.None);
}
