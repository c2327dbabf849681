using Microsoft.AspNetCore.Components;
using MudBlazor;
using NodaTime;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Sms;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Properties.Hours.Ui;

/// <summary>Administration · Business hours of one property: week, exceptions, away reply and alerts.</summary>
public sealed partial class HoursPage
{
    private const int ShownChanges = 4;

    private static readonly IReadOnlyList<string> Zones = [.. DateTimeZoneProviders.Tzdb.Ids];

    private BusinessHours? _hours;
    private HoursForm? _form;
    private FormRefusal? _refusal;
    private IReadOnlyList<string> _changes = [];
    private SettingsForm? _settings;

    [Parameter]
    public string PropertyId { get; set; } = "";

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private HoursStore Store { get; set; } = default!;

    [Inject]
    private EditHours Edit { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private BrowserClock Clock { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    private static IReadOnlyList<(string Value, string Text)> Reassigns =>
        [(EnumText.Of(Hours.Reassign.None), HoursUiText.ReassignNone), (EnumText.Of(Hours.Reassign.Release), HoursUiText.ReassignRelease),
         (EnumText.Of(Hours.Reassign.Auto), HoursUiText.ReassignAuto)];

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _refusal = await FormRefusal.TryAsync(User, async caller =>
        {
            var found = await Store.FindAsync(caller.CompanyId, PropertyId, CancellationToken.None);
            Show(PropertyScope.Visible(caller.Account, found, row => row.PropertyId, "Property"));
        });
    }

    private void Show(BusinessHours hours)
    {
        _hours = hours;
        _form = HoursForm.Of(hours);
        _changes = HoursWords.Changes(hours, Instant.FromDateTimeOffset(Time.GetUtcNow()), ShownChanges);
    }

    private async Task SaveAsync()
    {
        var match = IfMatch.Version(_hours!.Version);
        _refusal = await FormRefusal.TryAsync(User, async caller =>
            Show(await Edit.RunAsync(caller, PropertyId, _form!.Input(), match, CancellationToken.None)));
        if (_refusal is null)
        {
            Snackbar.Add(HoursUiText.Saved.With(_hours!.PropertyName), Severity.Success);
        }
    }

    /// <summary>The reader's own zone, where nobody has set one yet: hours by UTC are seldom meant.</summary>
    private string? OfferedZone =>
        _form!.TimeZone == BusinessHours.DefaultZone && Clock.ZoneName is { } own && own != BusinessHours.DefaultZone && Zones.Contains(own) ? own : null;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Clock.ReadyAsync(CancellationToken.None);
            StateHasChanged();
        }
    }

    private void TakeZone(string zone)
    {
        _form!.TimeZone = zone;
        _settings?.Change();
    }

    private void AddException()
    {
        _form!.Exceptions.Add(new EditException { Date = HoursText.Of(_hours!.Opening().DateOf(Instant.FromDateTimeOffset(Time.GetUtcNow()))) });
        _settings?.Change();
    }

    private void Remove(EditException day)
    {
        _form!.Exceptions.Remove(day);
        _settings?.Change();
    }

    private async Task CopyDatesAsync()
    {
        var parameters = new DialogParameters<CopyHolidaysDialog> { { dialog => dialog.PropertyId, PropertyId } };
        var shown = await Dialogs.ShowAsync<CopyHolidaysDialog>(null, parameters);
        if (await shown.Result is { Canceled: false, Data: string done })
        {
            Snackbar.Add(done, Severity.Success);
        }
    }

    private void CopyMonday()
    {
        _form!.CopyMonday();
        _settings?.Change();
    }

    private static string ExceptionName(EditException day) => day.Name.Length > 0 ? day.Name : day.Date;

    private string? DateError(EditException day) => day.Member is { } member ? _refusal?.At($"{member}.date") ?? _refusal?.At($"{member}.name") : null;

    /// <summary>The members whose refusals stand beside their fields.</summary>
    private List<string> Shown() =>
    [
        "timeZone", "awayReply", "unanswered.minutes",
        .. _form!.Week.SelectMany(day => day.Times).Concat(_form.Exceptions.SelectMany(day => day.Times))
            .SelectMany(times => new[] { $"{times.Member}.from", $"{times.Member}.to" }),
        .. _form.Exceptions.SelectMany(day => new[] { $"{day.Member}.date", $"{day.Member}.name" }),
    ];

    private string AwayPreview() => TemplateText.Read(new Check(), _form!.AwayReply, "awayReply", TemplateFields.WithoutAgent).Render(new TemplateValues
    {
        FirstName = HoursUiText.SampleFirstName,
        LastName = HoursUiText.SampleLastName,
        PropertyName = _hours!.PropertyName,
        CompanyName = _hours.CompanyName,
    });
}
