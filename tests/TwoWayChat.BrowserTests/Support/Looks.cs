namespace TwoWayChat.BrowserTests.Support;

/// <summary>Looks at a page as it stands, in both themes and on a narrow screen.</summary>
internal static class Looks
{
    private const int Narrow = 360;

    /// <summary>The page is laid out anew, and has all its colours, only with the next picture after its window or theme has changed.</summary>
    private const string WidthOnceDrawn =
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(document.documentElement.scrollWidth))))";

    /// <summary>What is wrong with it: breaches of accessibility, and what is wider than a phone. The window is narrow afterwards.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(this BrowserPage opened)
    {
        var page = opened.Page;
        var wrong = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await Assertions.Expect(page.Locator($"html[data-theme={scheme.ToString().ToLowerInvariant()}]")).ToBeAttachedAsync();
            await page.EvaluateAsync<int>(WidthOnceDrawn);
            wrong.AddRange((await opened.ViolationsAsync()).Select(violation => $"{scheme}: {violation}"));
        }

        await page.SetViewportSizeAsync(Narrow, 740);
        var width = await page.EvaluateAsync<int>(WidthOnceDrawn);
        wrong.AddRange((await opened.ViolationsAsync()).Select(violation => $"narrow: {violation}"));
        return width > Narrow ? [.. wrong, $"{width} px wide on a screen of {Narrow}"] : wrong;
    }
}
