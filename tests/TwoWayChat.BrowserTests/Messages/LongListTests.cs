using TwoWayChat.BrowserTests.Support;
using TwoWayChat.Load.Driving;
using TwoWayChat.Load.Seeding;
using TwoWayChat.Load.Sizes;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.BrowserTests.Messages;

/// <summary>An inbox of four hundred open chats.</summary>
public sealed class LongListTests(Browser browser)
{
    private const int Chats = 800; // Every second one is open: the oldest of them is number 2, for number 0 goes on for a thousand messages.
    private const int Oldest = 2;
    private const int NearTheEnd = 20;

    [Fact]
    public async Task List_ScrolledToItsEnd_StaysWhereItIsWhileChatsGoOn()
    {
        await using var database = await TestDatabase.KeptAsync(DatabaseKind.Sqlite);
        var company = (await Seed.PlantAsync([.. database.Settings], new SeedPlan { CallbackUrl = new Uri("http://127.0.0.1:1/"), Staff = 2 }))[0];
        await using var server = await TestServer.StartAsync(database);
        await SizeStage.FillAsync(server.Services, company, Chats, Chats);
        await using var opened = await browser.OpenAsync(server.Address);
        var page = opened.Page;
        await page.SetViewportSizeAsync(1280, 800);
        await opened.SignInAsync((company.Managers[0].SignInName, Seed.Password), "/inbox");

        await Assertions.Expect(page.Locator(".chat-row").First).ToBeVisibleAsync();
        await Eventually.HoldsAsync(() => ScrollDownAsync(page));
        await Assertions.Expect(page.Locator(".chat-row").Last).ToContainTextAsync(FillCompany.RareName(Oldest));
        (await page.Locator(".chat-row").CountAsync()).ShouldBeLessThanOrEqualTo(60, "what has been scrolled past goes");
        var place = await TopAsync(page);

        await TextInAsync(server, company, NearTheEnd);

        await Assertions.Expect(page.Locator(".chat-row").Filter(new() { HasText = FillCompany.RareName(NearTheEnd) })).ToHaveCountAsync(0);
        (await TopAsync(page)).ShouldBe(place, tolerance: 1d);
        await page.Locator(".chat-rows .inbox-more").First.ClickAsync();
        await Assertions.Expect(page.Locator(".chat-row").First).ToContainTextAsync(FillCompany.RareName(NearTheEnd));
        opened.Complaints.ShouldBeEmpty();
    }

    /// <summary>Goes to the end of what is there; whether that is the end of the list.</summary>
    private static Task<bool> ScrollDownAsync(IPage page) => page.EvaluateAsync<bool>(
        """
        () => {
          const rows = document.querySelector(".chat-rows");
          rows.scrollTop = rows.scrollHeight;
          return rows.querySelector(".chat-row") !== null && rows.querySelector("[data-more]") === null;
        }
        """);

    private static async Task<double> TopAsync(IPage page) => (await page.Locator(".chat-row").Last.BoundingBoxAsync())!.Y;

    private static async Task TextInAsync(TestServer server, LoadCompany company, int chat)
    {
        using var client = new ApiClient(company.Managers[0]);
        var property = company.Properties[chat / 2 % company.Properties.Count];
        (await client.TryTextAsync(server.Address, new PlannedText("Hello again", FillCompany.Phone(chat), property), CancellationToken.None))
            .ShouldNotBeNull();
    }
}
