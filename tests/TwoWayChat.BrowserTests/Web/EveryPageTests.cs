using System.Reflection;
using Microsoft.AspNetCore.Components;
using TwoWayChat.BrowserTests.Support;

namespace TwoWayChat.BrowserTests.Web;

/// <summary>Every page of the product with an address of its own, as a global manager sees it.</summary>
public sealed class EveryPageTests(Browser browser, DemoServer server)
{
    private const int Narrow = 360;

    /// <summary>The page is laid out anew only with the next picture after its window has changed.</summary>
    private const string WidthOnceDrawn =
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(document.documentElement.scrollWidth))))";

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

    private static async Task<IReadOnlyList<string>> LookAtAsync(BrowserPage opened, string path)
    {
        var page = opened.Page;
        await page.SetViewportSizeAsync(1280, 800);
        await page.GotoAsync(path);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeAttachedAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var wrong = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await Assertions.Expect(page.Locator($"html[data-theme={scheme.ToString().ToLowerInvariant()}]")).ToBeAttachedAsync();
            wrong.AddRange((await opened.ViolationsAsync()).Select(violation => $"{scheme}: {violation}"));
        }

        await page.SetViewportSizeAsync(Narrow, 740);
        var width = await page.EvaluateAsync<int>(WidthOnceDrawn);
        return width > Narrow ? [.. wrong, $"{width} px wide on a screen of {Narrow}"] : wrong;
    }
}
