using Microsoft.AspNetCore.Components;
using TwoWayChat.Callbacks.Settings;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Callbacks.Ui;

/// <summary>The test event's card.</summary>
public sealed partial class TestEventCard
{
    private TestResult? _result;
    private FormRefusal? _refusal;
    private bool _busy;

    /// <summary>The receiver has answered, or could not be reached.</summary>
    [Parameter]
    public EventCallback OnSent { get; set; }

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private SendTestEvent Test { get; set; } = default!;

    private async Task SendAsync()
    {
        _busy = true;
        _result = null;
        try
        {
            _refusal = await FormRefusal.TryAsync(User, async caller => _result = await Test.RunAsync(caller, CancellationToken.None));
        }
        finally
        {
            _busy = false;
        }

        await OnSent.InvokeAsync();
    }

    private static string Words(TestResult result) => result switch
    {
        { Delivered: true } => CallbacksText.TestDelivered.With(result.Status!, result.DurationMs),
        { Reason: { } reason } => FormRefusal.Sentence(reason),
        { Status: { } status } => CallbacksText.TestRefused.With(status, result.DurationMs),
        _ => CallbacksText.TestFailed.With(result.Error ?? "", result.DurationMs),
    };
}
