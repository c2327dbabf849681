using Bunit;
using TwoWayChat.Chats.Desk.Ui;
using TwoWayChat.Tests.Support;
using TwoWayChat.Tests.Web;
using TwoWayChat.Users;

namespace TwoWayChat.Tests.Chats;

public class StatusSwitchTests
{
    [Theory, OnBothDatabases]
    public async Task Switch_Turned_IsAwayForColleaguesAndBackAgain(DatabaseKind kind)
    {
        var scene = await DeskScene.OpenAsync(kind, new { assignment = "FREE" });
        var shop = scene.Shop;
        await scene.ComeAsync(shop.Ana);
        await using var page = await Reading.AsAsync(shop.Server, shop.Company, shop.Ana);
        var shown = page.Render<StatusSwitch>();

        shown.WaitForElement("[role=switch][aria-checked=true]", Patience);
        await shown.Find("[role=switch]").ClickAsync(new());
        shown.WaitForElement("[role=switch][aria-checked=false]", Patience);
        (await StatusAsync(shop)).ShouldBe("AWAY");
        await shown.Find("[role=switch]").ClickAsync(new());
        shown.WaitForElement("[role=switch][aria-checked=true]", Patience);
        (await StatusAsync(shop)).ShouldBe("ONLINE");
    }

    private static TimeSpan Patience => TimeSpan.FromSeconds(20);

    private static async Task<string> StatusAsync(Shop shop) =>
        (await shop.Server.Services.GetRequiredService<UserPresence>().OfAsync(shop.Company.Id, [shop.Ana.Id], CancellationToken.None))[shop.Ana.Id].Status;
}
