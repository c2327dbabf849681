using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Security;
using TwoWayChat.Web;

namespace TwoWayChat.Callbacks.Inspection.Ui;

/// <summary>Sets what the inspector answers from now on.</summary>
public sealed partial class AnswerChooser
{
    /// <summary>One or two of each kind that the server tells apart (<see cref="AnswerKind"/>).</summary>
    private static readonly int[] Codes = [200, 204, 302, 400, 401, 404, 410, 422, 429, 500, 503];

    private static readonly int[] Waits = [0, 1, 5, 10, 20, 30];

    [CascadingParameter]
    private InspectorSnapshot Now { get; set; } = default!;

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private Inspector Inspector { get; set; } = default!;

    private static IReadOnlyList<(string Value, string Text)> Statuses =>
        [.. Codes.Select(code => (code.ToString(CultureInfo.InvariantCulture), $"{code} {ReasonPhrases.GetReasonPhrase(code)}"))];

    private static IReadOnlyList<(string Value, string Text)> Delays =>
        [.. Waits.Select(wait => (wait.ToString(CultureInfo.InvariantCulture),
            wait == 0 ? InspectorText.AtOnce : Texts.Count(wait, InspectorText.OneSecond, InspectorText.Seconds)))];

    private Task SetStatusAsync(string? status) => SetAsync(int.Parse(status!, CultureInfo.InvariantCulture), Now.Answer.Delay);

    private Task SetDelayAsync(string? seconds) => SetAsync(Now.Answer.Status, TimeSpan.FromSeconds(int.Parse(seconds!, CultureInfo.InvariantCulture)));

    private async Task SetAsync(int status, TimeSpan delay)
    {
        var caller = await User.CallerAsync(CancellationToken.None);
        Access.RequireGlobalManager(caller.Account);
        Inspector.AnswerWith(caller.CompanyId, status, delay);
    }

    private static string Seconds(TimeSpan delay) => ((int)delay.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
