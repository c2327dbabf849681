using System.Net.Http.Json;
using TwoWayChat.BrowserTests.Support;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.BrowserTests.Messages;

/// <summary>Servers come and go behind one address while an agent writes: nothing that was on the screen is lost, and what came meanwhile is there.</summary>
public sealed class OutageTests(Browser browser)
{
    private const string Phone = "+12025569301";
    private const string Number = "+12025569300";
    private const int Texts = 40;

    /// <summary>Height of a message in pixels: a notice that comes and goes above the composer may move the text by less.</summary>
    private const int Bubble = 100;

    [Fact]
    public async Task Server_StartedAgainWhileAnAgentWrites_FindsChatDraftAndPlaceAndIsCurrent()
    {
        await using var database = await TestDatabase.KeptAsync(DatabaseKind.Sqlite);
        var server = await TestServer.StartAsync(database);
        var (agent, manager) = await PeopleAsync(server);
        await using var gate = new SwitchedAddress(server.Address);
        await using var opened = await WriteAsync(gate, server, agent, manager);

        gate.SwitchTo(null);
        await server.DisposeAsync();
        await LosesAsync(opened);
        await using var again = await TestServer.StartAsync(database);
        await TextInAsync(again, manager, "Are you still there?");
        gate.SwitchTo(again.Address);

        await ComesBackAsync(opened);
    }

    [Fact]
    public async Task Node_Lost_TheOtherGoesOnWithChatAndDraft()
    {
        await using var database = await TestDatabase.KeptAsync(DatabaseKind.PostgreSql);
        var first = await TestServer.StartAsync(database);
        await using var folder = database.AnotherNode();
        await using var second = await TestServer.StartAsync(folder);
        var (agent, manager) = await PeopleAsync(first);
        await using var gate = new SwitchedAddress(first.Address);
        await using var opened = await WriteAsync(gate, first, agent, manager);

        gate.SwitchTo(null);
        await first.DisposeAsync();
        await LosesAsync(opened);
        await TextInAsync(second, manager, "Are you still there?");
        gate.SwitchTo(second.Address);

        await ComesBackAsync(opened);
        await opened.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(opened.Page.Locator(".bubble-out")).ToContainTextAsync(["Half an answer"]);
    }

    private static async Task<(TestUser Agent, TestUser Manager)> PeopleAsync(TestServer server)
    {
        var company = await server.Seed.CreateCompanyAsync();
        var property = await server.Seed.AddPropertyAsync(company, "Reception");
        await server.Seed.AddSenderAddressAsync(company, Number);
        var agent = await server.Seed.AddUserAsync(company, Role.Agent, "ana", property);
        return (agent, await server.Seed.AddUserAsync(company, Role.GlobalManager, "boss"));
    }

    /// <summary>An agent has a long chat open, has gone back in it and has begun to answer.</summary>
    private async Task<BrowserPage> WriteAsync(SwitchedAddress gate, TestServer server, TestUser agent, TestUser manager)
    {
        for (var number = 1; number <= Texts; number++)
        {
            await TextInAsync(server, manager, $"Question {number}");
        }

        var opened = await browser.OpenAsync(gate.Address);
        await opened.Page.SetViewportSizeAsync(1280, 800);
        await opened.SignInAsync((agent.SignInName, agent.Password), "/inbox");
        await opened.Page.Locator(".chat-row").ClickAsync();
        await Assertions.Expect(opened.Page.Locator(".composer-box")).ToBeFocusedAsync();
        await opened.Page.Keyboard.TypeAsync("Half an");
        await opened.Page.EvaluateAsync("document.querySelector('.thread-log').scrollTop = -400");
        return opened;
    }

    private static async Task LosesAsync(BrowserPage opened)
    {
        await Assertions.Expect(opened.Page.Locator("#components-reconnect-modal .banner")).ToBeVisibleAsync();
        await opened.Page.Keyboard.TypeAsync(" answer");
    }

    private static async Task ComesBackAsync(BrowserPage opened)
    {
        var page = opened.Page;
        await Assertions.Expect(page.Locator(".inbox-current")).ToHaveTextAsync("Up to date again.");
        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("Are you still there?");
        await Assertions.Expect(page.Locator(".composer-box")).ToHaveValueAsync("Half an answer");
        await Eventually.HoldsAsync(
            () => page.EvaluateAsync<bool>($"Math.abs(document.querySelector('.thread-log').scrollTop + 400) < {Bubble}"),
            "the place in the chat, but for a message");
        await page.Locator(".composer-box").FocusAsync();
    }

    private static async Task TextInAsync(TestServer server, TestUser manager, string text)
    {
        using var client = server.As(manager);
        using var answer = await client.PostAsJsonAsync("simulator/messages", new { from = Phone, to = Number, text });
        answer.EnsureSuccessStatusCode();
    }
}
