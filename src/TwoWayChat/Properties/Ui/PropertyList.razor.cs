using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Properties.Ui;

/// <summary>Administration · Properties: global managers change them, property managers look at the own ones.</summary>
public sealed partial class PropertyList
{
    private Listing<PropertyLine>? _list;
    private bool _mayEdit;
    private string? _failure;
    private IReadOnlyList<string> _reasons = [];

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private PropertyStore Properties { get; set; } = default!;

    [Inject]
    private DeleteProperty Delete { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    protected override async Task OnInitializedAsync() =>
        _mayEdit = (await User.CallerAsync(CancellationToken.None)).Account.Role == Role.GlobalManager;

    private async Task<(IReadOnlyList<PropertyLine> Items, string? Next)> ReadAsync(string search, string? next, CancellationToken cancellationToken)
    {
        var caller = await User.CallerAsync(cancellationToken);
        var request = PageRequest.Of(search, next, 1);
        var page = request.Cut(await Properties.ListAsync(caller.Account, request, cancellationToken), row => row, row => [row.NameKey]);
        var uses = await Properties.UsesAsync(caller.CompanyId, [.. page.Items.Select(row => row.PropertyId)], cancellationToken);
        // One deleted between the two reads has no use any more, and no line.
        return ([.. page.Items.Join(uses, row => row.PropertyId, use => use.PropertyId, (row, use) => new PropertyLine(row, use))], page.Next);
    }

    /// <summary>Where the property's share of another list stands.</summary>
    private static string Of(string list, PropertyLine line) => $"/administration/{list}?property={line.Property.PropertyId}";

    private async Task OpenAsync(Property? property)
    {
        var parameters = new DialogParameters<PropertyDialog> { { dialog => dialog.PropertyId, property?.PropertyId } };
        await ShowDoneAsync(await Dialogs.ShowAsync<PropertyDialog>(null, parameters));
    }

    private async Task ShowDoneAsync(IDialogReference shown)
    {
        if (await shown.Result is { Canceled: false, Data: string done })
        {
            Snackbar.Add(done, Severity.Success);
            await _list!.ReloadAsync();
        }
    }

    private async Task DeleteAsync(PropertyLine line)
    {
        var name = line.Property.Name;
        _reasons = [.. line.Use.Obstacles(line.Property.IsDefault).Select(RefusalWords.Of)];
        _failure = _reasons.Count > 0 ? PropertiesText.InUseTitle.With(name) : null;
        if (_failure is not null || !await ConfirmDialog.AskAsync(Dialogs, Question(name)))
        {
            return;
        }

        var match = IfMatch.Version(line.Property.Version);
        var refusal = await FormRefusal.TryAsync(User, caller => Delete.RunAsync(caller, line.Property.PropertyId, match, CancellationToken.None));
        if (refusal is null)
        {
            Snackbar.Add(PropertiesText.Deleted.With(name), Severity.Success);
        }
        else
        {
            _failure = PropertiesText.CannotDelete.With(name, refusal.Text());
        }

        await _list!.ReloadAsync();
    }

    private static Confirmation Question(string name) => new(PropertiesText.DeleteTitle.With(name), PropertiesText.DeleteAction)
    {
        Lost = [PropertiesText.LostProperty.With(name)],
        Text = PropertiesText.DeleteText,
    };
}
