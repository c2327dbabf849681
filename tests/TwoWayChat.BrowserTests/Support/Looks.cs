namespace TwoWayChat.BrowserTests.Support;

/// <summary>Looks at a page as it stands, in both themes and on a narrow screen.</summary>
internal static class Looks
{
    private const int Narrow = 360;

    /// <summary>The page is laid out anew, and has all its colours, only with the next picture after its window or theme has changed.</summary>
    private const string WidthOnceDrawn =
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(document.documentElement.scrollWidth))))";

    /// <summary>Parts that hold more than is seen of them: a page that hides what runs out of it is as wide as its window all the same.</summary>
    private const string Cut =
        """
        () => [...document.querySelectorAll('main, main .card, main form, .mud-dialog, .mud-dialog-content')]
            .filter(part => part.scrollWidth > part.clientWidth + 1)
            .map(part => `${part.scrollWidth} px in ${part.clientWidth}: ${part.tagName} ${part.className}`)
        """;

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
        wrong.AddRange((await page.EvaluateAsync<string[]>(Cut)).Select(part => $"narrow: {part}"));
        return width > Narrow ? [.. wrong, $"{width} px wide on a screen of {Narrow}"] : wrong;
    }
}
