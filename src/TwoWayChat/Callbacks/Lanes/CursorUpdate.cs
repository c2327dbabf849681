using TwoWayChat.Data;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>
/// The update that writes cursors of a lane, one by one: which columns it sets stands here, for whichever cursors it is. Where several lanes are written at
/// once, <see cref="FlushStore"/> has the same columns in its one statement.
/// </summary>
internal static class CursorUpdate
{
    private const string Columns =
        """
        update callback_cursors
           set low_water = @LowWater, last_visible = @LastVisible, acknowledged = @Acknowledged,
               delivered_sequence = @DeliveredSequence, ending = @Ending, idle = @Idle, closed = @Closed, epoch = @epoch
        """;

    private const string OfThis = "where company_id = @companyId and session_id = @SessionId and not closed";

    private const string Forward = $"{Columns} {OfThis} and low_water <= @LowWater";

    private const string Rewind =
        $"{Columns}, pulled_through = case when pulled_through > @LowWater then @LowWater else pulled_through end {OfThis}";

    /// <summary>Moves cursors forward; one that stands further on already stays.</summary>
    public static Task<int> MoveAsync(WriteScope scope, string companyId, long epoch, IEnumerable<CursorState> cursors) =>
        scope.ExecuteAsync(Forward, Values(companyId, epoch, cursors));

    /// <summary>Has cursors stand where they are told to, back if need be; a pulling client goes back with its cursor.</summary>
    public static Task<int> RewindAsync(WriteScope scope, string companyId, long epoch, IEnumerable<CursorState> cursors) =>
        scope.ExecuteAsync(Rewind, Values(companyId, epoch, cursors));

    private static IEnumerable<object> Values(string companyId, long epoch, IEnumerable<CursorState> cursors) => cursors.Select(cursor => new
    {
        companyId,
        epoch,
        cursor.SessionId,
        cursor.LowWater,
        cursor.LastVisible,
        cursor.Acknowledged,
        cursor.DeliveredSequence,
        cursor.Ending,
        cursor.Idle,
        cursor.Closed,
    });
}
