using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Hosting;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Properties.Hours.Ui;

/// <summary>Copies the holidays of one property, as they are saved, to others of the user's. Closes with what to tell the user.</summary>
public sealed partial class CopyHolidaysDialog
{
    /// <summary>More properties than this are searched.</summary>
    private const int ListsWithoutSearch = 10;

    private readonly HashSet<string> _chosen = [];
    private BusinessHours? _source;
    private IReadOnlyList<ExceptionDay> _dates = [];
    private IReadOnlyList<HolidayCopy> _copies = [];
    private string _search = "";
    private bool _isCut;
    private FormRefusal? _refusal;

    [Parameter, EditorRequired]
    public string PropertyId { get; set; } = "";

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private HoursStore Store { get; set; } = default!;

    [Inject]
    private CopyHolidays Copy { get; set; } = default!;

    private List<HolidayCopy> Offered =>
        [.. _copies.Where(copy => copy.Target.PropertyName.Contains(_search.Trim(), StringComparison.CurrentCultureIgnoreCase))];

    private bool IsAllChosen => Offered.Where(copy => copy.ChangesAnything).All(copy => _chosen.Contains(copy.Target.PropertyId));

    protected override async Task OnInitializedAsync() => _refusal = await FormRefusal.TryAsync(User, async caller =>
    {
        var found = await Store.FindAsync(caller.CompanyId, PropertyId, CancellationToken.None);
        var source = PropertyScope.Visible(caller.Account, found, row => row.PropertyId, "Property");
        var rows = await Store.ListAsync(caller.Account, new PageRequest(Choice.Most, []), CancellationToken.None);
        var today = Copy.TodayAt(source);
        _isCut = rows.Count > Choice.Most;
        _dates = HolidayCopy.Coming(source, today);
        _copies = [.. rows.Take(Choice.Most).Where(row => row.PropertyId != PropertyId).Select(row => HolidayCopy.Of(source, row, today))];
        _source = source;
    });

    private void ChooseAll(ChangeEventArgs change)
    {
        foreach (var copy in Offered)
        {
            Choose(copy, change.Value is true);
        }
    }

    private void Choose(HolidayCopy copy, bool isChosen)
    {
        if (isChosen && copy.ChangesAnything)
        {
            _chosen.Add(copy.Target.PropertyId);
        }
        else
        {
            _chosen.Remove(copy.Target.PropertyId);
        }
    }

    private async Task CopyAsync()
    {
        var changed = 0;
        _refusal = await FormRefusal.TryAsync(User, async caller => changed = await Copy.RunAsync(caller, PropertyId, _chosen, CancellationToken.None));
        if (_refusal is null)
        {
            Dialog.Close(DialogResult.Ok(Texts.Count(changed, HoursUiText.CopiedToOne, HoursUiText.CopiedToMany)));
        }
    }
}
