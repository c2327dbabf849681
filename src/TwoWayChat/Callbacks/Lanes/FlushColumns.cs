using TwoWayChat.Callbacks.Deliveries;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>Flushes of several lanes as arrays, one per column, for a single statement.</summary>
internal sealed class FlushColumns(IReadOnlyList<FlushRequest> requests)
{
    public string[] Companies { get; } = [.. requests.Select(request => request.CompanyId)];

    public long[] Epochs { get; } = [.. requests.Select(request => request.Epoch)];

    public long?[] IdleThrough { get; } = [.. requests.Select(request => request.Flush.IdleThrough)];

    public string[] CursorCompanies { get; } = [.. requests.SelectMany(request => request.Flush.Cursors.Select(_ => request.CompanyId))];

    public long[] CursorEpochs { get; } = [.. requests.SelectMany(request => request.Flush.Cursors.Select(_ => request.Epoch))];

    public string[] Sessions { get; } = Cursors(requests, cursor => cursor.SessionId);

    public long[] LowWaters { get; } = Cursors(requests, cursor => cursor.LowWater);

    public long[] LastVisibles { get; } = Cursors(requests, cursor => cursor.LastVisible);

    public string[] Acknowledged { get; } = Cursors(requests, cursor => cursor.Acknowledged);

    public long[] Delivered { get; } = Cursors(requests, cursor => cursor.DeliveredSequence);

    public bool[] Endings { get; } = Cursors(requests, cursor => cursor.Ending);

    public bool[] Idle { get; } = Cursors(requests, cursor => cursor.Idle);

    public bool[] Closings { get; } = Cursors(requests, cursor => cursor.Closed);

    public string[] AttemptCompanies { get; } = [.. requests.SelectMany(request => request.Flush.Attempts.Select(_ => request.CompanyId))];

    public long[] AttemptEpochs { get; } = [.. requests.SelectMany(request => request.Flush.Attempts.Select(_ => request.Epoch))];

    public string[] AttemptIds { get; } = Rows(requests, row => row.AttemptId);

    public string[] AttemptSessions { get; } = Rows(requests, row => row.SessionId);

    public long[] Sequences { get; } = Rows(requests, row => row.Sequence);

    public string[] EventIds { get; } = Rows(requests, row => row.EventId);

    public string[] EventTypes { get; } = Rows(requests, row => row.EventType);

    public long[] Attempts { get; } = Rows(requests, row => (long)row.Attempt);

    public long[] StartedAt { get; } = Rows(requests, row => row.StartedAt);

    public long[] Durations { get; } = Rows(requests, row => row.DurationMs);

    public string[] Outcomes { get; } = Rows(requests, row => row.Outcome);

    public long?[] Statuses { get; } = Rows(requests, row => (long?)row.Status);

    public string?[] Errors { get; } = Rows(requests, row => row.Error);

    public string?[] Answers { get; } = Rows(requests, row => row.Answer);

    public long?[] Previous { get; } = Rows(requests, row => row.PreviousSequence);

    public bool[] Replays { get; } = Rows(requests, row => row.Replay);

    private static T[] Cursors<T>(IReadOnlyList<FlushRequest> requests, Func<CursorState, T> value) =>
        [.. requests.SelectMany(request => request.Flush.Cursors).Select(value)];

    private static T[] Rows<T>(IReadOnlyList<FlushRequest> requests, Func<AttemptRow, T> value) =>
        [.. requests.SelectMany(request => request.Flush.Attempts).Select(value)];
}
