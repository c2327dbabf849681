using Bunit;
using MudBlazor;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Messages.Ui;
using TwoWayChat.Templates.Ui;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Web;

/// <summary>The database blinks: what is on the screen stays, says so, and goes on afterwards.</summary>
public class ScreenOutageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Screens_WithoutADatabase_SayThatTheyCannotReadAndReadAgain()
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.Sqlite, new() { Services = BreakableDatabase.Wrap });
        var shop = await Shop.OpenAsync(server);
        var (_, chatId) = await shop.TextInAsync("hello");
        var chat = await shop.ReadChatAsync(chatId);
        await using var page = await Reading.AsAsync(server, shop.Company, shop.Manager);
        var dialogs = page.Render<MudDialogProvider>();
        ((BreakableDatabase)server.Database).IsOut = true;

        foreach (var show in new Func<IDialogService, Task>[]
        {
            service => AssignDialog.ShowAsync(service, chat),
            service => Task.WhenAny(TransferDialog.ShowAsync(service, chat)),
            service => Task.WhenAny(StartChatDialog.ShowAsync(service, null)),
            service => service.ShowAsync<TemplateDialog>(null, new DialogParameters<TemplateDialog> { { dialog => dialog.TemplateId, "1" } }),
        })
        {
            var before = dialogs.FindAll(".notice-error").Count;
            await dialogs.InvokeAsync(() => { _ = show(page.Services.GetRequiredService<IDialogService>()); });
            dialogs.WaitForAssertion(() => dialogs.FindAll(".notice-error").Count.ShouldBe(before + 1), Patience);
        }

        var list = page.Render<TemplateList>();
        list.WaitForAssertion(() => list.Find(".notice-error").TextContent.ShouldContain("try again"), Patience);
        ((BreakableDatabase)server.Database).IsOut = false;
        await list.Find(".notice-error button").ClickAsync(new());
        list.WaitForAssertion(() => list.FindAll(".notice-error").ShouldBeEmpty(), Patience);
    }
}
