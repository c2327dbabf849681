using TwoWayChat.Callbacks.Retention;
using TwoWayChat.Data;
using TwoWayChat.Chats;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

public class OpenThreadTests
{
    [Theory, OnBothDatabases]
    public async Task Thread_FollowedFromItsFirstMessage_EqualsThreadReadAfresh(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var manager = await ViewerAsync(shop, "manager");
        var from = Shop.NewPhone();
        var (_, chatId) = await shop.TextInAsync("hello", from);
        var thread = await ReadAsync(shop, manager, chatId);

        await shop.TextInAsync("are you there?", from);
        using (await shop.PostAsync(shop.Manager, $"chats/{chatId}/assignment", new { user = shop.Ana.SignInName }))
        using (await shop.PostAsync(shop.Manager, $"chats/{chatId}/messages", new { text = "yes" }))
        using (await shop.PostAsync(shop.Manager, $"chats/{chatId}/transfer", new { propertyId = shop.Sales.Id, note = "about a sale" }))
        {
            await thread.ApplyAsync(manager, CancellationToken.None);
        }

        // The simulated carrier delivers in its own time.
        await Eventually.HoldsAsync(async () =>
        {
            await thread.ApplyAsync(manager, CancellationToken.None);
            return thread.Messages[^1].State == EnumText.Of(MessageState.Delivered);
        });
        var fresh = await ReadAsync(shop, manager, chatId);
        thread.Messages.ShouldBe(fresh.Messages);
        thread.History.ShouldBe(fresh.History);
        thread.Chat.ShouldBe(fresh.Chat);
        thread.Messages.Select(message => message.Text).ShouldBe(["hello", "are you there?", "yes"]);
        thread.History.Select(line => line.Type).ShouldBe(
            [EventTypes.ChatStarted, EventTypes.ChatAssigned, EventTypes.ChatTransferred, EventTypes.ChatUnassigned]);
        thread.History[2].Note.ShouldBe("about a sale");
    }

    [Theory, OnBothDatabases]
    public async Task Thread_TransferredOutOfSight_IsGoneForWhoDoesNotSeeItAndStaysForWhoDoes(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("BILLING hello", Shop.NewPhone());
        var ana = await ViewerAsync(shop, "ana");
        var manager = await ViewerAsync(shop, "manager");
        var hers = await ReadAsync(shop, ana, chatId);
        var theirs = await ReadAsync(shop, manager, chatId);
        hers.Chat.ShouldNotBeNull();

        using var moved = await shop.PostAsync(shop.Manager, $"chats/{chatId}/transfer", new { propertyId = shop.Sales.Id });
        await hers.ApplyAsync(ana, CancellationToken.None);
        await theirs.ApplyAsync(manager, CancellationToken.None);

        hers.Chat.ShouldBeNull();
        hers.History.ShouldBeEmpty();
        theirs.Chat!.PropertyId.ShouldBe(shop.Sales.Id);
        (await ReadAsync(shop, ana, chatId)).Messages.ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Thread_LongerThanAPage_GoesBackAndForth(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var manager = await ViewerAsync(shop, "manager");
        var from = Shop.NewPhone();
        var chatId = "";
        for (var i = 1; i <= OpenThread.Most + 20; i++)
        {
            (_, chatId) = await shop.TextInAsync($"{i}", from);
        }

        var thread = await ReadAsync(shop, manager, chatId);
        Ends(thread).ShouldBe((71, 120));
        await thread.OlderAsync(CancellationToken.None);
        await thread.OlderAsync(CancellationToken.None);
        Ends(thread).ShouldBe((1, 100));
        (thread.HasOlder, thread.HasNewer).ShouldBe((false, true));

        await shop.TextInAsync("new", from);
        await thread.ApplyAsync(manager, CancellationToken.None);
        Ends(thread).ShouldBe((1, 100), "what is read does not move while older messages are on screen");

        await thread.NewerAsync(CancellationToken.None);
        Ends(thread).ShouldBe((22, 121));
        await thread.NewestAsync(CancellationToken.None);
        Ends(thread).ShouldBe((72, 121));
    }

    /// <summary>A name never stands over another's messages, whichever of the reads fails.</summary>
    [Fact]
    public async Task Thread_OfWhichAPartCannotBeRead_StaysAtTheChatThatWasOpen()
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.Sqlite, new() { Services = BreakableDatabase.Wrap });
        var shop = await Shop.OpenAsync(server);
        var manager = await ViewerAsync(shop, "manager");
        var (_, first) = await shop.TextInAsync("of the first", Shop.NewPhone());
        var (_, second) = await shop.TextInAsync("of the second", Shop.NewPhone());
        var thread = await ReadAsync(shop, manager, first);
        thread.Add(new PendingText(manager.UserId, "1", "to the first", 0));
        var (database, before) = ((BreakableDatabase)server.Database, (thread.Chat, thread.Messages, thread.History, thread.Pending));

        for (var reads = 0; reads < 5; reads++)
        {
            database.ReadsLeft = reads;
            await Should.ThrowAsync<StorageUnavailableException>(() => thread.LoadAsync(manager, second, CancellationToken.None));
            (database.ReadsLeft, database.IsOut) = (null, false);
            (thread.Chat, thread.Messages, thread.History, thread.Pending).ShouldBe(before, $"after {reads} reads");
        }

        await thread.LoadAsync(manager, second, CancellationToken.None);
        (thread.Chat!.ChatId, thread.Messages.Single().Text, thread.Pending.Count).ShouldBe((second, "of the second", 0));
    }

    [Theory, OnBothDatabases]
    public async Task History_OlderThanTheLog_StaysWithTheChatAndTellsNothingOfWhoIsErased(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var manager = await ViewerAsync(shop, "manager");
        var (_, chatId) = await shop.TextInAsync("hello", Shop.NewPhone());
        await shop.PostAsync(shop.Manager, $"chats/{chatId}/notes", new { text = "Is deaf, do not call" });
        await shop.PostAsync(shop.Manager, $"chats/{chatId}/transfer", new { propertyId = shop.Sales.Id, note = "about a sale" });
        await shop.PostAsync(shop.Manager, $"chats/{chatId}/end", new { });
        var before = (await ReadAsync(shop, manager, chatId)).History;
        before.Count.ShouldBe(4);

        await ForgetEventsAsync(shop);

        var after = await ReadAsync(shop, manager, chatId);
        after.History.Select(line => line with { At = 0 }).ShouldBe(before.Select(line => line with { At = 0 }));
        HistoryWords.Of(after.History[0], after.Chat!).ShouldContain(after.Chat!.ContactName);
        await shop.DeleteAsync(shop.Manager, $"contacts/{after.Chat.ContactId}");
        (await ReadAsync(shop, manager, chatId)).History.ShouldAllBe(line => string.IsNullOrEmpty(line.Note));
    }

    private static async Task ForgetEventsAsync(Shop shop)
    {
        var month = (long)TimeSpan.FromDays(31).TotalMilliseconds;
        await shop.Server.Database.WriteAsync(
            shop.Company.Id,
            async scope =>
            {
                await scope.ExecuteAsync("update events set occurred_at = occurred_at - @month where company_id = @Id", new { shop.Company.Id, month });
                await scope.ExecuteAsync("update chat_notes set created_at = created_at - @month where company_id = @Id", new { shop.Company.Id, month });
            },
            CancellationToken.None);
        await shop.Server.Services.GetRequiredService<RetentionSweep>().RunAsync(CancellationToken.None);
        (await shop.Server.Database.QueryAsync<long>("select sequence from events where company_id = @Id", new { shop.Company.Id }, CancellationToken.None))
            .ShouldBeEmpty();
    }

    private static (long First, long Last) Ends(OpenThread thread) => (thread.Messages[0].Number, thread.Messages[^1].Number);

    private static async Task<OpenThread> ReadAsync(Shop shop, Account viewer, string chatId)
    {
        var services = shop.Server.Services;
        var thread = new OpenThread(
            services.GetRequiredService<ChatStore>(), services.GetRequiredService<MessageStore>(), services.GetRequiredService<ChatHistory>());
        await thread.LoadAsync(viewer, chatId, CancellationToken.None);
        return thread;
    }

    private static async Task<Account> ViewerAsync(Shop shop, string name) =>
        (await shop.Server.Services.GetRequiredService<IUserLookup>().FindAsync(name, shop.Company.Name, CancellationToken.None))!;
}
