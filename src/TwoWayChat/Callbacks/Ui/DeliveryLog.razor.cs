using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Callbacks.Deliveries;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Callbacks.Ui;

/// <summary>Administration · Delivery log: each attempt at each callback, found by chat, event, session, type, outcome and time; the filters stand in the address.</summary>
public sealed partial class DeliveryLog : IAsyncDisposable
{
    private const string AnyFailure = "FAILED";
    private const string LastHour = "hour";
    private const string Iso = "yyyy-MM-dd";

    /// <summary>As long as attempts are kept, unless the settings say otherwise, and today.</summary>
    private const int DaysToChoose = 8;

    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);
    private static readonly string Delivered = EnumText.Of(AnswerKind.Delivered);

    private readonly PageRefresh _refresh = new();
    private Listing<AttemptRow>? _list;
    private (string? Outcome, string? Type, string? Time) _read;

    [SupplyParameterFromQuery(Name = "outcome")]
    private string? Outcome { get; set; }

    [SupplyParameterFromQuery(Name = "type")]
    private string? Type { get; set; }

    /// <summary>A day of the reader's as ISO 8601 has it, or <see cref="LastHour"/>.</summary>
    [SupplyParameterFromQuery(Name = "time")]
    private string? Time { get; set; }

    [Inject]
    private BrowserClock Clock { get; set; } = default!;

    [Inject]
    private TimeProvider Now { get; set; } = default!;

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private DeliveryStore Deliveries { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private static IReadOnlyList<(string Value, string Text)> Outcomes =>
    [
        ("", DeliveriesText.AllOutcomes),
        (AnyFailure, DeliveriesText.AnyFailure),
        .. Enum.GetValues<AnswerKind>().Select(EnumText.Of).Select(outcome => (outcome, Word(outcome))),
    ];

    private static IReadOnlyList<(string Value, string Text)> Types =>
        [("", DeliveriesText.AllTypes), .. EventTypes.All.Except([.. EventTypes.BestEffort, EventTypes.CallbackTest]).Select(type => (type, type))];

    private IReadOnlyList<(string Value, string Text)> Times
    {
        get
        {
            var today = Clock.DayOf(Now.GetUtcNow().ToUnixTimeMilliseconds());
            var days = Enumerable.Range(0, DaysToChoose).Select(ago => today.AddDays(-ago));
            return [("", DeliveriesText.AnyTime), (LastHour, DeliveriesText.LastHour),
                .. days.Select(day => (Written(day), day == today ? DeliveriesText.Today : Written(day)))];
        }
    }

    public ValueTask DisposeAsync() => _refresh.DisposeAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _refresh.Start(Now, Refresh, () => InvokeAsync(() => _list!.RefreshAsync()));
        }

        // The address has changed: by a filter, or by the browser's way back.
        if (!firstRender && _read != (Outcome, Type, Time))
        {
            await _list!.ReloadAsync();
        }
    }

    private async Task<(IReadOnlyList<AttemptRow> Items, string? Next)> ReadAsync(string search, string? next, CancellationToken cancellationToken)
    {
        var caller = await User.CallerAsync(cancellationToken);
        Access.RequireGlobalManager(caller.Account);
        await Clock.ReadyAsync(cancellationToken);
        _read = (Outcome, Type, Time);
        var request = PageRequest.Of(search, next, keys: 1);
        var filter = await SearchedAsync(caller.CompanyId, request.Search, cancellationToken);
        var rows = await Deliveries.ListAsync(caller.CompanyId, filter, request.AfterId, request.Limit + 1, cancellationToken);
        var page = request.Cut(rows, row => row, row => [row.AttemptId]);
        return (page.Items, page.Next);
    }

    /// <summary>What is typed is a sequence, or the whole id of a chat, an event or a session: ids are copied, not remembered.</summary>
    private async Task<DeliveryFilter> SearchedAsync(string companyId, string search, CancellationToken cancellationToken)
    {
        if (search.Length == 0)
        {
            return Filter;
        }

        if (long.TryParse(search, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            return Filter with { Sequence = sequence };
        }

        var id = search.Split('_')[0]; // The webhook-id that a receiver knows is the event's id with the session's behind it.
        return await Deliveries.WhatIsAsync(companyId, id, cancellationToken) switch
        {
            NamedThing.Chat => Filter with { ChatId = id },
            NamedThing.Event => Filter with { EventId = id },
            _ => Filter with { SessionId = id },
        };
    }

    private DeliveryFilter Filter => new(
        null, string.IsNullOrEmpty(Type) ? null : Type, EnumText.TryParse<AnswerKind>(Outcome, out _) ? Outcome : null, Outcome is not null && Outcome != Delivered, null)
    {
        From = Time == LastHour ? Now.GetUtcNow().AddHours(-1).ToUnixTimeMilliseconds() : Day is { } first ? Clock.StartOf(first) : null,
        To = Day is { } last ? Clock.StartOf(last.AddDays(1)) : null,
    };

    private DateOnly? Day => DateOnly.TryParseExact(Time, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day < DateOnly.MaxValue ? day : null;

    private static string Written(DateOnly day) => day.ToString(Iso, CultureInfo.InvariantCulture);

    private void Go(string filter, string? value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(filter, string.IsNullOrEmpty(value) ? null : value));

    private void ShowAll() => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["outcome"] = null, ["type"] = null, ["time"] = null }));

    private async Task OpenAsync(AttemptRow attempt)
    {
        var shown = await Dialogs.ShowAsync<DeliveryDialog>(
            null,
            new DialogParameters<DeliveryDialog> { { dialog => dialog.AttemptId, attempt.AttemptId } },
            new DialogOptions { MaxWidth = MaxWidth.Medium, FullWidth = true });
        await shown.Result;
        await PageRefresh.LookAsync(() => _list!.RefreshAsync());
    }

    internal static string Word(string outcome) => DeliveriesText.ResourceManager.Word(outcome);
}
