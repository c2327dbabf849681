using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Properties.Ui;

/// <summary>Administration · Keywords: managers, each for the own properties.</summary>
public sealed partial class KeywordList
{
    private Listing<KeywordLine>? _list;
    private string? _failure;
    private string? _shownId;
    private string? _propertyName;

    /// <summary>Only what belongs to this property; the list of properties leads here so.</summary>
    [SupplyParameterFromQuery(Name = "property")]
    private string? PropertyId { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private KeywordStore Keywords { get; set; } = default!;

    [Inject]
    private PropertyStore Properties { get; set; } = default!;

    [Inject]
    private DeleteKeyword Delete { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        if (_list is not null && _shownId != PropertyId)
        {
            await _list.ReloadAsync();
        }
    }

    private void ShowAll() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("property", (string?)null));

    private async Task<(IReadOnlyList<KeywordLine> Items, string? Next)> ReadAsync(string search, string? next, CancellationToken cancellationToken)
    {
        var caller = await User.CallerAsync(cancellationToken);
        _shownId = PropertyId;
        _propertyName = await NameAsync(caller.Account, cancellationToken);
        var request = PageRequest.Of(search, next, 1);
        var page = request.Cut(await Keywords.ListAsync(caller.Account, PropertyId, request, cancellationToken), row => row, row => [row.WordKey]);
        var names = await Properties.NamesAsync(caller.CompanyId, [.. page.Items.Select(row => row.PropertyId).Distinct()], cancellationToken);
        return ([.. page.Items.Select(row => new KeywordLine(row, names.GetValueOrDefault(row.PropertyId, "")))], page.Next);
    }

    /// <summary>The property's name, where the reader sees it.</summary>
    private async Task<string?> NameAsync(Account reader, CancellationToken cancellationToken) =>
        PropertyId is { } id && Access.CanSee(reader, id) ? (await Properties.FindAsync(reader.CompanyId, id, cancellationToken))?.Name : null;

    private async Task OpenAsync(Keyword? keyword)
    {
        var parameters = new DialogParameters<KeywordDialog> { { dialog => dialog.KeywordId, keyword?.KeywordId } };
        var shown = await Dialogs.ShowAsync<KeywordDialog>(null, parameters);
        if (await shown.Result is { Canceled: false, Data: string done })
        {
            Snackbar.Add(done, Severity.Success);
            await _list!.ReloadAsync();
        }
    }

    private async Task DeleteAsync(KeywordLine line)
    {
        _failure = null;
        if (!await ConfirmDialog.AskAsync(Dialogs, Question(line)))
        {
            return;
        }

        var match = IfMatch.Version(line.Keyword.Version);
        var refusal = await FormRefusal.TryAsync(User, caller => Delete.RunAsync(caller, line.Keyword.KeywordId, match, CancellationToken.None));
        if (refusal is null)
        {
            Snackbar.Add(PropertiesText.Deleted.With(line.Keyword.Word), Severity.Success);
        }
        else
        {
            _failure = PropertiesText.CannotDelete.With(line.Keyword.Word, refusal.Text());
        }

        await _list!.ReloadAsync();
    }

    private static Confirmation Question(KeywordLine line) =>
        new(PropertiesText.KeywordDeleteTitle.With(line.Keyword.Word), PropertiesText.KeywordDeleteAction)
        {
            Lost = [PropertiesText.KeywordLost.With(line.Keyword.Word, line.PropertyName)],
            Text = PropertiesText.KeywordDeleteText,
        };
}
