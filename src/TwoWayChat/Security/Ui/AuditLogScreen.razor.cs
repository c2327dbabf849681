using Microsoft.AspNetCore.Components;
using TwoWayChat.Hosting;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Security.Ui;

/// <summary>Administration · Audit log, for global managers; the filters stand in the page's address.</summary>
public sealed partial class AuditLogScreen
{
    private static readonly AuditFilter Everything = new(null, null);
    private Listing<AuditEntry>? _list;
    private AuditFilter _read = Everything;

    [SupplyParameterFromQuery(Name = "action")]
    private string? Action { get; set; }

    [SupplyParameterFromQuery(Name = "person")]
    private string? ActorId { get; set; }

    [SupplyParameterFromQuery(Name = "name")]
    private string? ActorName { get; set; }

    /// <summary>The thing whose trail is shown, as <see cref="AuditLink"/> writes it.</summary>
    [SupplyParameterFromQuery(Name = "object")]
    private string? TargetId { get; set; }

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private AuditStore Audit { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private AuditFilter Filter => new(Action, ActorId, TargetId);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The address has changed: by a filter, or by the browser's way back.
        if (!firstRender && _read != Filter)
        {
            await _list!.ReloadAsync();
        }
    }

    private async Task<(IReadOnlyList<AuditEntry> Items, string? Next)> ReadAsync(string search, string? next, CancellationToken cancellationToken)
    {
        var caller = await User.CallerAsync(cancellationToken);
        var request = PageRequest.Of(search, next, AuditStore.Keys);
        _read = Filter;
        var page = request.Cut(await Audit.ListAsync(caller.Account, _read, request, cancellationToken), entry => entry, AuditStore.KeysOf);
        return (page.Items, page.Next);
    }

    private void ChooseAction(string? action) => Go(new() { ["action"] = string.IsNullOrEmpty(action) ? null : action });

    private void ChooseActor(string? id, string? name) => Go(new() { ["person"] = id, ["name"] = name });

    private void ShowEverything() => Go(new() { ["action"] = null, ["person"] = null, ["name"] = null, ["object"] = null });

    private void Go(Dictionary<string, object?> query) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(query));
}
