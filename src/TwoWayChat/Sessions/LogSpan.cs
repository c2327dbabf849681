using TwoWayChat.Events;

namespace TwoWayChat.Sessions;

/// <summary>A run of events as one session gets them, each with its envelope.</summary>
internal sealed class LogSpan(Session session, Sight sight, LogPosition start, int limit)
{
    private readonly List<SeenEvent> events = [];

    /// <summary>What the session sees, oldest first.</summary>
    public IReadOnlyList<SeenEvent> Events => events;

    /// <summary>How far the log has been looked at.</summary>
    public LogPosition Position { get; private set; } = start;

    /// <summary>The session's stretch ends here.</summary>
    public bool IsOver { get; private set; } = session.EndSequence <= start.Sequence;

    public bool IsFull => events.Count >= limit;

    /// <summary>The session sees more after <see cref="Position"/>, or the log was not read to its end.</summary>
    public bool HasMore { get; set; }

    /// <summary>Takes the next rows of the log, as far as there is room for what the session sees.</summary>
    public void Take(IReadOnlyList<LoggedEvent> rows)
    {
        foreach (var row in rows)
        {
            if (IsOver)
            {
                return;
            }

            if (IsFull && sight.Sees(row))
            {
                HasMore = true;
                return;
            }

            Take(row);
        }
    }

    private void Take(LoggedEvent row)
    {
        var seen = sight.Sees(row);
        if (seen)
        {
            events.Add(new SeenEvent(row.Sequence, Envelope.Write(row, session.SessionId, Position.Previous)));
        }

        Position = new LogPosition(row.Sequence, seen ? row.Sequence : Position.Previous);
        IsOver = seen && row.Type == EventTypes.SessionEnded;
    }
}
