using TwoWayChat.Chats;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;
using TwoWayChat.Web;

namespace TwoWayChat.Tests.Chats;

public class ThreadItemsTests
{
    /// <summary>Two items under one key would end the reader's page.</summary>
    [Theory, OnBothDatabases]
    public async Task Messages_OneUnderTheIdOfAnotherAsClientId_HaveKeysOfTheirOwn(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello", Shop.NewPhone());
        var first = await shop.SendAsync(shop.Manager, chatId, "one");
        await shop.SendAsync(shop.Manager, chatId, "two", (string)first["id"]!);
        var reader = (await shop.Server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(shop.Company.Id, shop.Manager.Id, CancellationToken.None))!;
        var thread = await ReadAsync(shop, reader, chatId);

        var keys = ThreadItems.Of(thread, new BrowserClock(null!)).Select(item => item.Key).ToList();

        keys.Distinct().Count().ShouldBe(keys.Count);
    }

    private static async Task<OpenThread> ReadAsync(Shop shop, Account reader, string chatId)
    {
        var services = shop.Server.Services;
        var thread = new OpenThread(
            services.GetRequiredService<ChatStore>(), services.GetRequiredService<MessageStore>(), services.GetRequiredService<ChatHistory>());
        await thread.LoadAsync(reader, chatId, CancellationToken.None);
        return thread;
    }
}
