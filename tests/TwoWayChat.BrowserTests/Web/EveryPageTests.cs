using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using TwoWayChat.BrowserTests.Support;

namespace TwoWayChat.BrowserTests.Web;

/// <summary>Every page of the product with an address of its own, as a global manager sees it.</summary>
public sealed class EveryPageTests(Browser browser, DemoServer server)
{
    /// <summary>Pages that answer with a status of their own, or lead elsewhere whoever is signed in; they have tests of their own.</summary>
    private static readonly string[] Apart = ["/denied", "/sign-in", "/sign-in/code"];

    private static IEnumerable<string> Pages => typeof(Server).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>().Select(route => route.Template))
        .Where(route => !route.Contains('{', StringComparison.Ordinal)).Except(Apart).Order(StringComparer.Ordinal);

    [Fact]
    public async Task Pages_AllOfThem_AreAccessibleInLightAndDarkAndFitANarrowScreen()
    {
        await using var opened = await browser.SignInAsync(server, "manager");
        var wrong = new List<string>();

        foreach (var path in Pages)
        {
            wrong.AddRange((await LookAtAsync(opened, path)).Select(fault => $"{path}: {fault}"));
        }

        wrong.ShouldBeEmpty();
        opened.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task PageOfAContact_WithChatsAndConsent_IsAccessibleInLightAndDarkAndFitsANarrowScreen()
    {
        const string Phone = "+12025569301";
        await server.TextInAsync(Phone, "Hello");
        await server.TextInAsync(Phone, "STOP");
        using var api = server.ApiAs("manager");
        var found = await api.GetFromJsonAsync<JsonNode>($"contacts?search={Uri.EscapeDataString(Phone)}");
        await using var opened = await browser.SignInAsync(server, "manager");

        (await LookAtAsync(opened, $"/contacts/{(string)found!["items"]![0]!["id"]!}")).ShouldBeEmpty();

        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Link, new() { Name = "Export evidence (CSV)" })).ToBeVisibleAsync();
        opened.Complaints.ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> LookAtAsync(BrowserPage opened, string path)
    {
        var page = opened.Page;
        await page.SetViewportSizeAsync(1280, 800);
        await page.GotoAsync(path);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeAttachedAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return await opened.FaultsAsync();
    }
}
