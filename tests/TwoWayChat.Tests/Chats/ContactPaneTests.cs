using Bunit;
using Microsoft.AspNetCore.Components;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;
using TwoWayChat.Tests.Web;

namespace TwoWayChat.Tests.Chats;

/// <summary>What stands beside the open chat is of its customer, or is said to be unknown.</summary>
public class ContactPaneTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Pane_ThatCannotReadOfTheNextCustomer_KeepsNothingOfTheFirstAndReadsAgain()
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.Sqlite, new() { Services = BreakableDatabase.Wrap });
        var shop = await Shop.OpenAsync(server);
        var from = Shop.NewPhone();
        var (_, ended) = await shop.TextInAsync("hello", from);
        await shop.DoAsync(shop.Manager, $"chats/{ended}/end");
        var (_, first) = await shop.TextInAsync("hello again", from);
        var contactId = (await shop.ReadChatAsync(first)).ContactId;
        await shop.DoAsync(shop.Manager, $"contacts/{contactId}/opt-in", new { note = "on the phone" });
        var (_, second) = await shop.TextInAsync("hello", Shop.NewPhone());
        await using var page = await Reading.AsAsync(server, shop.Company, shop.Manager);
        await using var scope = server.Services.CreateAsyncScope();
        var thread = scope.ServiceProvider.GetRequiredService<OpenThread>();
        var reader = (await server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(shop.Company.Id, shop.Manager.Id, CancellationToken.None))!;
        await thread.LoadAsync(reader, first, CancellationToken.None);

        var list = scope.ServiceProvider.GetRequiredService<InboxList>();

        var shown = page.Render<CascadingValue<OpenThread>>(Inbox);
        shown.WaitForAssertion(() => (Marks(), shown.FindAll(".contact-chats li").Count).ShouldBe(("Opted in", 1)), Patience);
        await thread.LoadAsync(reader, second, CancellationToken.None);
        ((BreakableDatabase)server.Database).IsOut = true;
        shown.Render(Inbox);
        shown.WaitForAssertion(() => shown.FindAll(".field-error[role=alert]").Count.ShouldBe(3), Patience);
        (Marks(), shown.FindAll(".contact-chats li").Count).ShouldBe(("", 0));

        ((BreakableDatabase)server.Database).IsOut = false;
        await thread.ApplyAsync(reader, CancellationToken.None);
        shown.Render(Inbox);
        shown.WaitForAssertion(() => Marks().ShouldBe("Not asked"), Patience);

        void Inbox(ComponentParameterCollectionBuilder<CascadingValue<OpenThread>> parameters) => parameters
            .Add(value => value.Value, thread)
            .AddChildContent<CascadingValue<InboxList>>(inner => inner.Add(value => value.Value, list).AddChildContent<ContactPane>());

        string Marks() => string.Concat(shown.FindAll("dd .tag").Select(mark => mark.TextContent));
    }
}
