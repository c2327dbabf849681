using Microsoft.AspNetCore.Components;

namespace TwoWayChat.Web.Shared;

/// <summary>
/// A list with search and paging by key, read from the server page by page; the search stands in the page's address. Whoever uses it gives the
/// columns as <c>th</c> and <c>td</c>.
/// </summary>
public sealed partial class Listing<T> : IDisposable
{
    private readonly List<T> _items = [];
    private CancellationTokenSource? _reading;
    private string _search = "";
    private string? _next;
    private bool _loaded;
    private bool _paged;
    private FormRefusal? _refusal;

    /// <summary>What is listed, in the plural: "agents". Names table and search field for those who do not see them.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>
    /// Reads a page: the search text, the cursor of the page before or null, and when to give up. Where it cannot, the list says so and stays as it is.
    /// </summary>
    [Parameter, EditorRequired]
    public Func<string, string?, CancellationToken, Task<(IReadOnlyList<T> Items, string? Next)>> Read { get; set; } = default!;

    /// <summary>What tells one row from the others.</summary>
    [Parameter, EditorRequired]
    public Func<T, object> Key { get; set; } = default!;

    /// <summary>The cells of the head.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? Head { get; set; }

    /// <summary>The cells of a row.</summary>
    [Parameter, EditorRequired]
    public RenderFragment<T> Row { get; set; } = default!;

    /// <summary>What stands there while there is nothing at all to list.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? Empty { get; set; }

    /// <summary>Further filters beside the search field; the page calls <see cref="ReloadAsync"/> when one changes.</summary>
    [Parameter]
    public RenderFragment? Filters { get; set; }

    /// <summary>A filter is set: an empty list means that nothing matches.</summary>
    [Parameter]
    public bool Filtered { get; set; }

    /// <summary>Takes all filters away.</summary>
    [Parameter]
    public EventCallback OnClearFilters { get; set; }

    /// <summary>What to try where a search finds nothing; a shorter part of the name where nothing is said.</summary>
    [Parameter]
    public string? NoMatch { get; set; }

    /// <summary>A search has so many answers at most, the best ones, and no further pages; 0 where it has them all.</summary>
    [Parameter]
    public int BestOnly { get; set; }

    [SupplyParameterFromQuery(Name = "search")]
    private string? Asked { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string Extent => _next is not null
        ? WebText.Shown.With(_items.Count)
        : _search.Length > 0 && BestOnly > 0 && _items.Count >= BestOnly ? WebText.ShownBest.With(_items.Count) : WebText.ShownAll.With(_items.Count);

    /// <summary>Reads anew from the top.</summary>
    public Task ReloadAsync() => ReadAsync(null);

    /// <summary>The same for a list that looks again by itself: not while the reader has gone on to further pages, which would vanish.</summary>
    public Task RefreshAsync() => _paged ? Task.CompletedTask : ReadAsync(null);

    public void Dispose() => GiveUp();

    protected override async Task OnParametersSetAsync()
    {
        var asked = Asked ?? "";
        if (_loaded && asked == _search)
        {
            return;
        }

        _search = asked;
        await ReadAsync(null);
    }

    private async Task SearchAsync(ChangeEventArgs change)
    {
        _search = change.Value?.ToString() ?? "";
        if (await ReadAsync(null))
        {
            Navigation.NavigateTo(
                Navigation.GetUriWithQueryParameter("search", _search.Length == 0 ? null : _search),
                new NavigationOptions { ReplaceHistoryEntry = true });
        }
    }

    private Task ClearAsync() => SearchAsync(new ChangeEventArgs { Value = "" });

    private Task<bool> MoreAsync() => ReadAsync(_next);

    /// <summary>False when somebody has typed on meanwhile: only the last question is answered.</summary>
    private async Task<bool> ReadAsync(string? after)
    {
        GiveUp();
        var reading = _reading = new CancellationTokenSource();
        try
        {
            var page = (Items: (IReadOnlyList<T>)[], Next: (string?)null);
            var refusal = await FormRefusal.TryAsync(async () => page = await Read(_search, after, reading.Token));
            if (reading.IsCancellationRequested)
            {
                return false;
            }

            _refusal = refusal;
            if (refusal is null)
            {
                Show(page.Items, page.Next, after is null);
            }

            StateHasChanged();
            return refusal is null;
        }
        catch (OperationCanceledException) when (reading.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Show(IReadOnlyList<T> items, string? next, bool anew)
    {
        if (anew)
        {
            _items.Clear();
        }

        _paged = !anew;
        _items.AddRange(items);
        _next = next;
        _loaded = true;
    }

    /// <summary>What is being read is not wanted any more.</summary>
    private void GiveUp()
    {
        _reading?.Cancel();
        _reading?.Dispose();
    }
}
