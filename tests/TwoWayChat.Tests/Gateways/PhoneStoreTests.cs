using TwoWayChat.Gateways.Simulator;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Gateways;

public class PhoneStoreTests
{
    [Theory, OnBothDatabases]
    public async Task Texts_OfOnePhone_AreBothDirectionsInOrder(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (phone, other) = ("+12025599002", Shop.NewPhone()); // The carrier refuses what goes to the first.
        var (_, chatId) = await shop.TextInAsync("hello", phone);
        await shop.TextInAsync("another", other);
        await shop.SendAsync(shop.Ana, chatId, "good morning");
        await shop.EventAsync("message.failed");

        var texts = await Store(shop).TextsAsync(shop.Company.Id, phone, 10, CancellationToken.None);

        texts.Select(text => (text.Text, text.IsOwn, text.HasFailed)).ShouldBe([("hello", true, false), ("good morning", false, true)]);
        texts.Select(text => text.Sender).Distinct().ShouldBe([Shop.Number]);
        texts[1].Reason.ShouldNotBeNullOrEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Texts_BeyondTheLimit_AreTheLatest(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.TextInAsync("first");
        await shop.TextInAsync("second");
        await shop.TextInAsync("third");

        var texts = await Store(shop).TextsAsync(shop.Company.Id, Shop.Customer, 2, CancellationToken.None);

        texts.Select(text => text.Text).ShouldBe(["second", "third"]);
    }

    [Theory, OnBothDatabases]
    public async Task RecentAndSenders_OfOneCompany_AreNotAnothers(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var other = await Shop.OpenAsync(kind);
        await shop.TextInAsync("hello", Shop.Customer);
        await other.TextInAsync("hello", Shop.NewPhone());

        (await Store(shop).RecentAsync(shop.Company.Id, 10, CancellationToken.None)).Select(phone => phone.Address).ShouldBe([Shop.Customer]);
        (await Store(shop).SendersAsync(shop.Company.Id, 10, CancellationToken.None)).ShouldBe([Shop.Number]);
    }

    /// <summary>A phone keeps its own texts whatever the company makes of the contacts.</summary>
    [Theory, OnBothDatabases]
    public async Task Texts_OfContactsThatAreOneNow_StayWithTheirPhones(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (first, second) = (Shop.NewPhone(), Shop.NewPhone());
        var (_, firstChat) = await shop.TextInAsync("from the first", first);
        var (_, secondChat) = await shop.TextInAsync("from the second", second);
        var (winner, loser) = ((await shop.ReadChatAsync(firstChat)).ContactId, (await shop.ReadChatAsync(secondChat)).ContactId);

        using var merged = await shop.PostAsync(shop.Manager, $"contacts/{winner}/merge", new { contact = loser });
        await shop.ReadAsync(merged, System.Net.HttpStatusCode.OK);

        (await Store(shop).TextsAsync(shop.Company.Id, first, 10, CancellationToken.None)).Select(text => text.Text).ShouldBe(["from the first"]);
        (await Store(shop).TextsAsync(shop.Company.Id, second, 10, CancellationToken.None)).Select(text => text.Text).ShouldBe(["from the second"]);
    }

    private static PhoneStore Store(Shop shop) => shop.Server.Services.GetRequiredService<PhoneStore>();
}
