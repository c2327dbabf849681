using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Data;
using TwoWayChat.Users.Alerts;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Users.Ui;

/// <summary>How the user wants to be called. The browser plays the sounds and asks for leave to notify (<c>alerts.js</c>).</summary>
public sealed partial class AlertSettingsCard
{
    private AlertSettings? _settings;
    private FormRefusal? _refusal;

    [Inject]
    private CurrentUser Current { get; set; } = default!;

    [Inject]
    private AlertSettingsStore Store { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    private static List<(AlertKind Kind, string Label)> Kinds =>
    [
        (AlertKind.NewChat, UsersText.AlertNewChat), (AlertKind.Message, UsersText.AlertMessage),
        (AlertKind.Mention, UsersText.AlertMention), (AlertKind.Unanswered, UsersText.AlertUnanswered),
    ];

    private static List<(string Value, string Text)> Sounds => [.. Enum.GetValues<AlertSound>().Select(sound => (EnumText.Of(sound), NameOf(sound)))];

    protected override async Task OnInitializedAsync()
    {
        var account = (await Current.CallerAsync(CancellationToken.None)).Account;
        _settings = await Store.FindAsync(account.CompanyId, account.UserId, CancellationToken.None);
    }

    private static string NameOf(AlertSound sound) => sound switch
    {
        AlertSound.None => UsersText.SoundNone,
        AlertSound.Chime => UsersText.SoundChime,
        AlertSound.Bell => UsersText.SoundBell,
        AlertSound.Drop => UsersText.SoundDrop,
        AlertSound.Knock => UsersText.SoundKnock,
        _ => UsersText.SoundAlarm,
    };

    private Task ChooseAsync(AlertKind kind, string? value) =>
        EnumText.TryParse<AlertSound>(value, out var sound) ? SaveAsync(_settings!.With(kind, sound)) : Task.CompletedTask;

    private Task SetVolumeAsync(string? value) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var volume) ? SaveAsync(_settings! with { Volume = volume }) : Task.CompletedTask;

    private async Task SaveAsync(AlertSettings settings)
    {
        _refusal = await FormRefusal.TryAsync(Current, caller => Store.SaveAsync(caller.Account, settings, CancellationToken.None));
        if (_refusal is null)
        {
            _settings = settings;
            Snackbar.Add(UsersText.AlertsSaved, Severity.Success);
        }
    }
}
