using TwoWayChat.Media;
using TwoWayChat.Tests.Media;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Gateways;

public class QueuedMediaTests
{
    [Theory, OnBothDatabases]
    public async Task Gateway_OfAnMms_GetsWhatGoesWithItAndCanOpenIt(DatabaseKind kind)
    {
        var carrier = new TestCarrier();
        await using var server = await TestServer.StartAsync(kind, carrier.Options());
        var (shop, chats) = await carrier.OpenShopAsync(server);
        var picture = Samples.Picture(300_000, 1);
        var ids = new[] { await shop.UploadAsync(shop.Ana, picture, "one.png"), await shop.UploadAsync(shop.Ana, Samples.Of("gif")) };

        await shop.SendMediaAsync(shop.Ana, chats[0], ids);
        await shop.EventAsync("message.sent");

        var text = carrier.Handed.ShouldHaveSingleItem();
        text.Media.Select(one => one.Id).ShouldBe(ids);
        (text.Media[0].ContentType, text.Media[0].SizeBytes).ShouldBe(("image/png", picture.Length));
        await using var content = await server.Services.GetRequiredService<OpenMedia>().RunAsync(text.CompanyId, ids[0], CancellationToken.None);
        using var copy = new MemoryStream();
        await content!.CopyToAsync(copy);
        copy.ToArray().ShouldBe(picture);
    }

    [Theory, OnBothDatabases]
    public async Task Gateway_OfAPlainText_GetsNoMedia(DatabaseKind kind)
    {
        var carrier = new TestCarrier();
        await using var server = await TestServer.StartAsync(kind, carrier.Options());
        var (shop, chats) = await carrier.OpenShopAsync(server);

        await shop.SendAsync(shop.Ana, chats[0], "hello");
        await shop.EventAsync("message.sent");

        carrier.Handed.ShouldHaveSingleItem().Media.ShouldBeEmpty();
    }
}
