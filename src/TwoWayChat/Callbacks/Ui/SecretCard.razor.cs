using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Callbacks.Settings;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Callbacks.Ui;

/// <summary>The signing secret's card.</summary>
public sealed partial class SecretCard
{
    private FormRefusal? _refusal;

    /// <summary>A secret that has just been made; null when there is none to show.</summary>
    [Parameter]
    public string? Secret { get; set; }

    /// <summary>Until when the one before signs too, epoch milliseconds.</summary>
    [Parameter]
    public long? PreviousUntil { get; set; }

    [Parameter]
    public EventCallback<string> OnRotated { get; set; }

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private RotateSecret Rotate { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    private async Task RotateAsync()
    {
        var question = new Confirmation(CallbacksText.RotateTitle, CallbacksText.Rotate) { Text = CallbacksText.RotateText };
        if (!await ConfirmDialog.AskAsync(Dialogs, question))
        {
            return;
        }

        SigningSecret? made = null;
        _refusal = await FormRefusal.TryAsync(User, async caller => made = await Rotate.RunAsync(caller, CancellationToken.None));
        if (made is not null)
        {
            await OnRotated.InvokeAsync(made.Reveal());
        }
    }
}
