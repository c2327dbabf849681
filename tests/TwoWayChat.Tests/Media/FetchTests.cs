using System.Net;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Media;

public class FetchTests
{
    [Theory, OnBothDatabases]
    public async Task Fetch_BeforeAnyMessageShowsIt_IsForItsUploaderAlone(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var id = await shop.UploadAsync(shop.Ana, Samples.Png);

        (await StatusesAsync(shop, id)).ShouldBe([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound]);
    }

    [Theory, OnBothDatabases]
    public async Task Fetch_OnceAMessageShowsIt_IsForWhoeverSeesTheChat(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("BILLING hello");
        var id = await shop.UploadAsync(shop.Manager, Samples.Png);
        await shop.SendMediaAsync(shop.Manager, chatId, id);

        (await StatusesAsync(shop, id)).ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.OK]);

        await shop.DoAsync(shop.Manager, $"chats/{chatId}/transfer", new { propertyId = shop.Sales.Id });
        (await StatusesAsync(shop, id)).ShouldBe([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.OK]);
    }

    [Theory, OnBothDatabases]
    public async Task Fetch_FromAnotherCompany_FindsNothing(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var other = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var id = await shop.UploadAsync(shop.Ana, Samples.Png);
        await shop.SendMediaAsync(shop.Ana, chatId, id);

        using var answer = await other.FetchAsync(other.Manager, id);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await Golden.MatchAsync("media-not-found", answer);
    }

    [Theory, OnBothDatabases("png", "inline", "image/png")]
    [OnBothDatabases("pdf", "attachment", "application/pdf")]
    [OnBothDatabases("text", "attachment", "text/plain; charset=utf-8")]
    public async Task Fetch_OfAnyType_LetsNoBrowserGuess(DatabaseKind kind, string content, string disposition, string type)
    {
        var shop = await Shop.OpenAsync(kind);
        var id = await shop.UploadAsync(shop.Ana, Samples.Of(content), "Grüße.x");

        using var answer = await shop.FetchAsync(shop.Ana, id);

        answer.Content.Headers.ContentType!.ToString().ShouldBe(type);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe(disposition);
        answer.Content.Headers.ContentDisposition.FileNameStar.ShouldNotBeNull().ShouldStartWith("Grüße.x");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldBe("default-src 'none'; sandbox");
    }

    [Theory, OnBothDatabases]
    public async Task Fetch_WithRange_GetsThatPart(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var content = Samples.Picture(700_000); // Three chunks in the database.
        var id = await shop.UploadAsync(shop.Ana, content);

        using var middle = await shop.FetchAsync(shop.Ana, id, ("Range", "bytes=262140-524300"));
        using var end = await shop.FetchAsync(shop.Ana, id, ("Range", "bytes=-5"));
        using var beyond = await shop.FetchAsync(shop.Ana, id, ("Range", "bytes=700000-"));

        middle.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        middle.Content.Headers.ContentRange!.ToString().ShouldBe("bytes 262140-524300/700000");
        (await middle.Content.ReadAsByteArrayAsync()).ShouldBe(content[262_140..524_301]);
        (await end.Content.ReadAsByteArrayAsync()).ShouldBe(content[^5..]);
        beyond.StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
    }

    [Theory, OnBothDatabases]
    public async Task Fetch_OfWhatTheClientHas_IsNotSentAgain(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var id = await shop.UploadAsync(shop.Ana, Samples.Png);
        using var first = await shop.FetchAsync(shop.Ana, id);

        using var again = await shop.FetchAsync(shop.Ana, id, ("If-None-Match", first.Headers.ETag!.ToString()));

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    /// <summary>What an agent and a manager of Billing, an agent of Sales and the global manager are answered.</summary>
    private static async Task<IReadOnlyList<HttpStatusCode>> StatusesAsync(Shop shop, string id) =>
    [
        await shop.GetStatusAsync(shop.Ana, $"media/{id}"),
        await shop.GetStatusAsync(shop.Paula, $"media/{id}"),
        await shop.GetStatusAsync(shop.Ben, $"media/{id}"),
        await shop.GetStatusAsync(shop.Manager, $"media/{id}"),
    ];
}
