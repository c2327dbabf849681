using Microsoft.AspNetCore.Components;
using NodaTime;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Web;

namespace TwoWayChat.Properties.Hours.Ui;

/// <summary>Administration · Business hours: managers, each for the own properties.</summary>
public sealed partial class HoursList
{
    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private HoursStore Store { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private static string Path(HoursLine line) => $"/administration/business-hours/{line.Hours.PropertyId}";

    private async Task<(IReadOnlyList<HoursLine> Items, string? Next)> ReadAsync(string search, string? next, CancellationToken cancellationToken)
    {
        var caller = await User.CallerAsync(cancellationToken);
        var request = PageRequest.Of(search, next, 1);
        var now = Instant.FromDateTimeOffset(Time.GetUtcNow());
        var page = request.Cut(
            await Store.ListAsync(caller.Account, request, cancellationToken),
            row => new HoursLine(row, HoursWords.Week(row), HoursWords.Changes(row, now, 1) is [var first, ..] ? first : null),
            row => [NameKey.Of(row.PropertyName)]);
        return (page.Items, page.Next);
    }
}
