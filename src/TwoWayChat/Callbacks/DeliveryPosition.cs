using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Callbacks;

/// <summary>A place in the delivery log, which is ordered by time: that of one attempt.</summary>
internal sealed record DeliveryPosition(long StartedAt, string AttemptId)
{
    /// <summary>How many keys its cursor has.</summary>
    public const int Keys = 2;

    public static string[] CursorOf(AttemptRow row) => [row.StartedAt.ToString(), row.AttemptId];

    /// <summary>The place that the cursor names; null on the first page. Throws a 400 where it names none.</summary>
    public static DeliveryPosition? Of(PageRequest page) => page.After switch
    {
        [] => null,
        [var time, var id] when long.TryParse(time, out var startedAt) && Ids.IsId(id) => new DeliveryPosition(startedAt, id),
        _ => throw ApiException.Invalid("after", "INVALID_CURSOR", "is no cursor of this list"),
    };
}
