using TwoWayChat.Chats.Ui;
using TwoWayChat.Messages.Ui;
using TwoWayChat.Security;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Messages;

/// <summary>A screen that has not heard of the newest message yet.</summary>
public class SendFromInboxTests
{
    [Theory]
    [OnBothDatabases("BLOCK")]
    [OnBothDatabases("WARN")]
    public async Task Send_ColleagueHasAnsweredMeanwhile_IsToldWithTheAnswer(DatabaseKind kind, string collision)
    {
        var shop = await Shop.OpenAsync(kind);
        using var client = shop.Server.As(shop.Manager);
        await client.DoAsync("PUT", $"properties/{shop.Sales.Id}", new { collision });
        await client.DoAsync("PUT", $"properties/{shop.Billing.Id}", new { collision });
        var chat = (await shop.TextInAsync("hello", Shop.NewPhone())).ChatId;
        var ana = (await shop.Server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(shop.Company.Id, shop.Ana.Id, CancellationToken.None))!;
        var thread = shop.Server.Services.GetRequiredService<OpenThread>();
        await thread.LoadAsync(ana, chat, CancellationToken.None);
        await client.DoAsync("POST", $"chats/{chat}/messages", new { text = "The manager's answer" });
        var sending = shop.Server.Services.GetRequiredService<SendFromInbox>();
        var text = new WrittenText(chat, "Ana's answer", "0123456789abcdef01234567", []);

        var outcome = await sending.RunAsync(new Caller(ana), thread, text, CancellationToken.None);

        var told = collision == "BLOCK" ? outcome.Problem : outcome.Warning;
        told.ShouldNotBeNull().ShouldContain("The manager's answer");
        thread.Pending.ShouldBeEmpty();

        await thread.ApplyAsync(ana, CancellationToken.None); // The screen has caught up: what is sent again has been seen.
        (await sending.RunAsync(new Caller(ana), thread, text, CancellationToken.None)).Problem.ShouldBeNull();
        thread.Messages.Count(message => message.Text == "Ana's answer").ShouldBe(1);
    }
}
