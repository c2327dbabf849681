using Microsoft.AspNetCore.Components;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Users.Ui;

/// <summary>Chooses properties among those that the user at the screen may assign.</summary>
public sealed partial class PropertyChecks
{
    private IReadOnlyList<NamedRef> _shown = [];
    private string _search = "";
    private bool _more;
    private FormRefusal? _refusal;

    /// <summary>Ids of the properties chosen.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyCollection<string> Chosen { get; set; } = [];

    [Parameter]
    public EventCallback<IReadOnlyCollection<string>> ChosenChanged { get; set; }

    [Parameter]
    public string? Error { get; set; }

    [Inject]
    private CurrentUser Current { get; set; } = default!;

    [Inject]
    private AssignableProperties Properties { get; set; } = default!;

    protected override Task OnInitializedAsync() => ReadAsync();

    private Task SearchAsync(ChangeEventArgs change)
    {
        _search = change.Value?.ToString() ?? "";
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        var search = _search;
        var page = PageRequest.Of(search, null, 1);
        IReadOnlyList<NamedRef>? found = null;
        _refusal = await FormRefusal.TryAsync(Current, async caller => found = await Properties.ListAsync(caller.Account, page, CancellationToken.None));
        if (found is not null && search == _search) // Else somebody has typed on, and the later answer counts.
        {
            _more = found.Count > page.Limit;
            _shown = [.. found.Take(page.Limit)];
        }
    }

    private Task ChooseAsync(string id, ChangeEventArgs change) =>
        ChosenChanged.InvokeAsync(change.Value is true ? [.. Chosen, id] : [.. Chosen.Where(chosen => chosen != id)]);
}
