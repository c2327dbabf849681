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

/// <summary>Administration · Delivery log: each attempt at each callback, found by session, type and outcome; the filters stand in the address.</summary>
public sealed partial class DeliveryLog
{
    private const string AnyFailure = "FAILED";
    private static readonly string Delivered = EnumText.Of(AnswerKind.Delivered);
    private Listing<AttemptRow>? _list;
    private (string? Outcome, string? Type) _read;

    [SupplyParameterFromQuery(Name = "outcome")]
    private string? Outcome { get; set; }

    [SupplyParameterFromQuery(Name = "type")]
    private string? Type { get; set; }

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

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The address has changed: by a filter, or by the browser's way back.
        if (!firstRender && _read != (Outcome, Type))
        {
            await _list!.ReloadAsync();
        }
    }

    private async Task<(IReadOnlyList<AttemptRow> Items, string? Next)> ReadAsync(string search, string? next, CancellationToken cancellationToken)
    {
        var caller = await User.CallerAsync(cancellationToken);
        Access.RequireGlobalManager(caller.Account);
        _read = (Outcome, Type);
        var request = PageRequest.Of(search, next, DeliveryPosition.Keys);
        var rows = await Deliveries.ListAsync(
            caller.CompanyId, Filter(request.Search), DeliveryPosition.Of(request), request.Limit + 1, cancellationToken);
        var page = request.Cut(rows, row => row, DeliveryPosition.CursorOf);
        return (page.Items, page.Next);
    }

    /// <summary>What is typed is a session's id, whole: ids are copied, not remembered.</summary>
    private DeliveryFilter Filter(string search) => new(
        search.Length == 0 ? null : search,
        string.IsNullOrEmpty(Type) ? null : Type,
        EnumText.TryParse<AnswerKind>(Outcome, out _) ? Outcome : null,
        Outcome is not null && Outcome != Delivered,
        null);

    private void Go(string filter, string? value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(filter, string.IsNullOrEmpty(value) ? null : value));

    private void ShowAll() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["outcome"] = null, ["type"] = null }));

    private async Task OpenAsync(AttemptRow attempt) => await Dialogs.ShowAsync<DeliveryDialog>(
        null,
        new DialogParameters<DeliveryDialog> { { dialog => dialog.AttemptId, attempt.AttemptId } },
        new DialogOptions { MaxWidth = MaxWidth.Medium, FullWidth = true });

    internal static string Word(string outcome) => DeliveriesText.ResourceManager.GetString(outcome, DeliveriesText.Culture)!;
}
