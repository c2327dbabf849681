namespace TwoWayChat.Callbacks;

/// <summary>A flush as arrays, one per column, for a single statement.</summary>
internal sealed class FlushColumns(string companyId, long epoch, LaneFlush flush)
{
    public string CompanyId => companyId;

    public long Epoch => epoch;

    public string[] Sessions { get; } = Cursors(flush, cursor => cursor.SessionId);

    public long[] LowWaters { get; } = Cursors(flush, cursor => cursor.LowWater);

    public long[] LastVisibles { get; } = Cursors(flush, cursor => cursor.LastVisible);

    public string[] Acknowledged { get; } = Cursors(flush, cursor => cursor.Acknowledged);

    public long[] Delivered { get; } = Cursors(flush, cursor => cursor.DeliveredSequence);

    public bool[] Endings { get; } = Cursors(flush, cursor => cursor.Ending);

    public bool[] Closings { get; } = Cursors(flush, cursor => cursor.Closed);

    public string[] AttemptIds { get; } = Rows(flush, row => row.AttemptId);

    public string[] AttemptSessions { get; } = Rows(flush, row => row.SessionId);

    public long[] Sequences { get; } = Rows(flush, row => row.Sequence);

    public string[] EventIds { get; } = Rows(flush, row => row.EventId);

    public string[] EventTypes { get; } = Rows(flush, row => row.EventType);

    public long[] Attempts { get; } = Rows(flush, row => (long)row.Attempt);

    public long[] StartedAt { get; } = Rows(flush, row => row.StartedAt);

    public long[] Durations { get; } = Rows(flush, row => row.DurationMs);

    public string[] Outcomes { get; } = Rows(flush, row => row.Outcome);

    public long?[] Statuses { get; } = Rows(flush, row => (long?)row.Status);

    public string?[] Errors { get; } = Rows(flush, row => row.Error);

    public string?[] Answers { get; } = Rows(flush, row => row.Answer);

    public long?[] Previous { get; } = Rows(flush, row => row.PreviousSequence);

    public bool[] Replays { get; } = Rows(flush, row => row.Replay);

    private static T[] Cursors<T>(LaneFlush flush, Func<CursorState, T> value) => [.. flush.Cursors.Select(value)];

    private static T[] Rows<T>(LaneFlush flush, Func<AttemptRow, T> value) => [.. flush.Attempts.Select(value)];
}
