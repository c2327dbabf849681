using Bunit;
using MudBlazor;
using TwoWayChat.Contacts.Ui;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;
using TwoWayChat.Tests.Web;

namespace TwoWayChat.Tests.Contacts;

public class ContactDialogTests
{
    private static TimeSpan Patience => TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Attributes_OnTheScreen_AreAddedChangedAndTakenAway()
    {
        var shop = await Shop.OpenAsync(DatabaseKind.Sqlite);
        var (_, chatId) = await shop.TextInAsync("hello");
        var id = (await shop.ReadChatAsync(chatId)).ContactId;
        using var ana = shop.Server.As(shop.Ana);
        await ana.DoAsync("PUT", $"contacts/{id}", new { attributes = new { city = "London", plan = "free" } });
        await using var page = await Reading.AsAsync(shop.Server, shop.Company, shop.Ana);
        var shown = page.Render<MudDialogProvider>();
        await shown.InvokeAsync(() => ContactDialog.ShowAsync(page.Services.GetRequiredService<IDialogService>(), id));
        shown.WaitForState(() => shown.FindAll(".attribute").Count == 2, Patience);

        await shown.FindAll(".attribute button")[0].ClickAsync(new());
        await shown.FindAll(".attribute input")[1].ChangeAsync(new() { Value = "gold" });
        await shown.Find(".attributes .text-button").ClickAsync(new());
        await shown.FindAll(".attribute input")[2].ChangeAsync(new() { Value = "plan" });
        await shown.FindAll(".attribute input")[3].ChangeAsync(new() { Value = "twice" });
        await shown.Find("form").SubmitAsync();
        shown.WaitForAssertion(() => shown.Find(".attributes .field-error").TextContent.ShouldBe("This name stands here twice."), Patience);
        await shown.FindAll(".attribute input")[2].ChangeAsync(new() { Value = "since" });
        await shown.Find("form").SubmitAsync();

        shown.WaitForState(() => shown.FindAll("form").Count == 0, Patience);
        (await shop.GetAsync(shop.Ana, $"contacts/{id}"))["attributes"]!.ToJsonString().ShouldBe("""{"plan":"gold","since":"twice"}""");
    }
}
