using TwoWayChat.Events;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>The sessions of a lane: when they are looked at, and how they end.</summary>
internal sealed partial class CallbackLane
{
    /// <summary>All cursors: those of the sessions, then those of replays.</summary>
    internal IEnumerable<SessionCursor> Cursors => sessions.All.Concat(replays.All);

    /// <summary>
    /// Writes that an end has been seen, for whoever waits at the fence on another node. Where nothing is sent (pull, switched off, or the receiver
    /// said 410), the end needs no call and the cursor closes.
    /// </summary>
    private void TakeEnds()
    {
        foreach (var session in follower.TakeEnded().Where(session => sessions.Find(session.SessionId) == session))
        {
            replays.End(session.SessionId, Now);
            if (session.IsGone || follower.Config.Url is null)
            {
                Close(session);
            }
            else
            {
                writer.Cursor(session, Now);
            }
        }
    }

    /// <summary>
    /// What waits is read again: a text or a name may have been taken out of the log since (<see cref="LogRewritten"/>), and must not be sent any more.
    /// </summary>
    private async Task ReadAgainAsync()
    {
        var waiting = Cursors.SelectMany(cursor => cursor.Pending).Where(entry => !entry.Done).ToLookup(entry => entry.Event.Sequence);
        foreach (var sequences in waiting.Select(entries => entries.Key).Chunk(LogReader.MostPerRead))
        {
            foreach (var logged in await parts.Log.TheseAsync(CompanyId, sequences, CancellationToken.None))
            {
                foreach (var entry in waiting[logged.Sequence])
                {
                    entry.Event = logged;
                }
            }
        }
    }

    /// <summary>The session may have something to send, or room to read on.</summary>
    internal void Look(SessionCursor session)
    {
        if (session.Replay is null)
        {
            follower.Feed(session);
        }
        else
        {
            replays.Feed(session);
        }

        sending.Look(session);
    }

    internal void Close(SessionCursor session)
    {
        if (session.IsClosed)
        {
            return;
        }

        session.IsClosed = true;
        replays.End(session.SessionId, Now);
        writer.Close(session, Now);
        sessions.Remove(session);
    }
}
