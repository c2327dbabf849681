using System.Reflection;
using Microsoft.AspNetCore.Components;
using TwoWayChat.BrowserTests.Support;

namespace TwoWayChat.BrowserTests.Web;

/// <summary>Every page of the product with an address of its own, as a global manager sees it.</summary>
public sealed class EveryPageTests(Browser browser, DemoServer server)
{
    private const int Narrow = 360;

    /// <summary>Pages that answer with a status of their own, or lead elsewhere whoever is signed in; they have tests of their own.</summary>
    private static readonly string[] Apart = ["/denied", "/sign-in"];

    private static IEnumerable<string> Pages => typeof(Server).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>().Select(route => route.Template))
        .Where(route => !route.Contains('{', StringComparison.Ordinal)).Except(Apart).Order(StringComparer.Ordinal);

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Pages_AllOfThem_AreAccessibleAndFitANarrowScreen(ColorScheme scheme)
    {
        await using var opened = await browser.SignInAsync(server, "manager", scheme);
        var wrong = new List<string>();

        foreach (var path in Pages)
        {
            await opened.Page.SetViewportSizeAsync(1280, 800);
            await opened.Page.GotoAsync(path);
            await Assertions.Expect(opened.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeAttachedAsync();
            await opened.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            wrong.AddRange((await opened.ViolationsAsync()).Select(violation => $"{path}: {violation}"));
            await opened.Page.SetViewportSizeAsync(Narrow, 740);
            var width = await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            wrong.AddRange(width > Narrow ? [$"{path}: {width} px wide on a screen of {Narrow}"] : []);
        }

        wrong.ShouldBeEmpty();
        opened.Complaints.ShouldBeEmpty();
    }
}
