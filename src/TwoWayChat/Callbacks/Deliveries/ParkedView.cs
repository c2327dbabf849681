namespace TwoWayChat.Callbacks.Deliveries;

/// <summary>A parked event on the wire.</summary>
/// <param name="EventId">Null, as <paramref name="Type"/>, when the event has gone from the log.</param>
/// <param name="ParkedAt">Epoch milliseconds.</param>
/// <param name="Status">HTTP status of the last attempt; null where no answer came.</param>
internal sealed record ParkedView(long Sequence, string? EventId, string? Type, long ParkedAt, int Attempts, int? Status, string? Error)
{
    public static ParkedView Of(ParkedRow row) => new(row.Sequence, row.EventId, row.Type, row.ParkedAt, row.Attempts, row.Status, row.Error);
}
