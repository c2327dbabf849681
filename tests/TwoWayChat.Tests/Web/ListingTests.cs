using Bunit;
using Microsoft.AspNetCore.Components;
using MudBlazor.Services;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Tests.Web;

public class ListingTests
{
    [Theory]
    [InlineData("", 3, "3 in all")]
    [InlineData("smith", 3, "The best 3 are shown. Type more to narrow it down.")]
    [InlineData("smith", 2, "2 in all")]
    public async Task Search_ThatKnowsTheBestOnly_SaysSoWhereThereMayBeMore(string search, int found, string said)
    {
        await using var page = Page();

        var list = page.Render<Listing<string>>(
            parameters => Of(parameters, [.. Enumerable.Range(1, found).Select(number => $"{number}")]).Add(shown => shown.BestOnly, 3));
        await list.Find("input").InputAsync(search);

        list.Find(".list-foot").TextContent.Trim().ShouldBe(said);
    }

    [Fact]
    public async Task List_EmptyByItsFilters_OffersToClearThemAndNothingElse()
    {
        await using var page = Page();
        var cleared = 0;

        var list = page.Render<Listing<string>>(parameters => Of(parameters, [])
            .Add(shown => shown.Filtered, true).Add(shown => shown.OnClearFilters, () => cleared++).Add(shown => shown.NoMatch, "Type the whole id."));
        list.Markup.ShouldNotContain("Type the whole id.");
        await list.Find(".empty button").ClickAsync(new());
        await list.Find("input").InputAsync("x");

        (cleared, list.Find(".empty-text").TextContent).ShouldBe((1, "Type the whole id."));
    }

    private static ComponentParameterCollectionBuilder<Listing<string>> Of(
        ComponentParameterCollectionBuilder<Listing<string>> parameters, string[] items) => parameters
        .Add(list => list.Name, "Things")
        .Add(list => list.Read, (_, _, _) => Task.FromResult<(IReadOnlyList<string>, string?)>((items, null)))
        .Add(list => list.Key, item => item)
        .Add(list => list.Row, item => $"<td>{item}</td>")
        .Add(list => list.Empty, (RenderFragment)(_ => { }));

    private static BunitContext Page()
    {
        var page = new BunitContext();
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddMudServices();
        return page;
    }
}
