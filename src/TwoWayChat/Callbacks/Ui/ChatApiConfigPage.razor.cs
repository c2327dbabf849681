using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Callbacks.Settings;
using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Callbacks.Ui;

/// <summary>Administration · Chat API Config: where callbacks go, what they carry, and whether they arrive.</summary>
public sealed partial class ChatApiConfigPage
{
    private ChatApiConfigForm? _form;
    private string _companyId = "";
    private FormRefusal? _refusal;
    private string? _secret;
    private HealthCard? _health;

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private ChatApiConfigStore Configs { get; set; } = default!;

    [Inject]
    private SaveChatApiConfig Save { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    private static IReadOnlyList<(string Value, string Text)> Deliveries =>
        [(EnumText.Of(Delivery.Push), CallbacksText.DeliveryPush), (EnumText.Of(Delivery.Pull), CallbacksText.DeliveryPull)];

    private static IReadOnlyList<(string Value, string Text)> Orders =>
        [(EnumText.Of(CallbackOrder.Subject), CallbacksText.OrderSubject), (EnumText.Of(CallbackOrder.Strict), CallbacksText.OrderStrict)];

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var caller = await User.CallerAsync(CancellationToken.None);
        var config = await Configs.FindAsync(caller.CompanyId, CancellationToken.None) ?? throw ApiException.NotFound("Chat API configuration");
        _companyId = caller.CompanyId;
        _form = new ChatApiConfigForm(config);
        _refusal = null;
    }

    private async Task SaveAsync()
    {
        var form = _form!;
        SavedChatApiConfig? saved = null;
        _refusal = await FormRefusal.TryAsync(
            User, async caller => saved = await Save.RunAsync(caller, form.Input(), IfMatch.Version(form.Version), CancellationToken.None));
        if (saved is null)
        {
            return;
        }

        _form = new ChatApiConfigForm(saved.Config);
        _secret = saved.Secret?.Reveal() ?? _secret;
        Snackbar.Add(CallbacksText.Saved, Severity.Success);
        await (_health?.LookAsync() ?? Task.CompletedTask);
    }

    private async Task RotatedAsync(string secret)
    {
        _secret = secret;
        await LoadAsync();
    }
}
