using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Callbacks.Deliveries;

/// <summary>A place in the delivery log: that of one attempt. Attempts are in the order of their ids, which are made when they start.</summary>
internal static class DeliveryPosition
{
    /// <summary>How many keys its cursor has.</summary>
    public const int Keys = 1;

    public static string[] CursorOf(AttemptRow row) => [row.AttemptId];

    /// <summary>The attempt that the cursor names; null on the first page. Throws a 400 where it names none.</summary>
    public static string? Of(PageRequest page) => page.After switch
    {
        [] => null,
        [var id] when Ids.IsId(id) => id,
        _ => throw ApiException.Invalid("after", "INVALID_CURSOR", "is no cursor of this list"),
    };
}
