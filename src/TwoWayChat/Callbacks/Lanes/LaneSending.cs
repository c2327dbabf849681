using System.Security.Cryptography;
using TwoWayChat.Callbacks.Deliveries;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>Carries out what the dispatch decides: makes the attempts of a lane, and brings their answers back to the lane's own task.</summary>
internal sealed partial class LaneSending
{
    private readonly LaneParts parts;
    private readonly CallbackLane lane;
    private readonly LaneWriter writer;
    private readonly LaneLease lease;
    private readonly Backoff backoff = new(() => RandomNumberGenerator.GetInt32(1000) / 1000.0);
    private EndpointHealth endpoint;
    private LaneDispatch dispatch;
    private Uri? url;
    private (TimeSpan Since, long Wall)? troubleFrom;

    public LaneSending(LaneParts parts, CallbackLane lane, LaneWriter writer, LaneLease lease)
    {
        this.parts = parts;
        this.lane = lane;
        this.writer = writer;
        this.lease = lease;
        (endpoint, dispatch) = Fresh();
    }

    public int InFlight { get; private set; }

    /// <summary>How the endpoint is doing.</summary>
    public EndpointHealth Endpoint => endpoint;

    /// <summary>Somebody wants the endpoint tried now.</summary>
    public void RetryNow() => endpoint.RetryNow();

    public TimeSpan? NextLook(TimeSpan now) => url is null ? null : dispatch.NextLook(now);

    /// <summary>Something of the session may be ready to go.</summary>
    public void Look(SessionCursor session) => dispatch.Look(session);

    /// <summary>Goes on where the last owner of the lane stood.</summary>
    public void Restore(EndpointRow? row, LaneConfig config, TimeSpan now)
    {
        url = config.Url;
        if (row is not null && url is not null)
        {
            var failing = row.FailingSince is { } since ? Ago(since, now) : (TimeSpan?)null;
            troubleFrom = failing is { } begun ? (begun, row.FailingSince!.Value) : null;
            var state = EnumText.Parse<BreakerState>(row.Breaker);
            endpoint.Restore(state == BreakerState.Disabled ? BreakerState.Closed : state, row, failing, Ago(row.UpdatedAt, now));
        }
    }

    /// <summary>Another URL, or one that was disabled and is not any more, starts with a clean slate.</summary>
    public void ConfigChanged(LaneConfig config, TimeSpan now)
    {
        if (config.Url != url || endpoint.State == BreakerState.Disabled)
        {
            url = config.Url;
            dispatch.Replace();
            (endpoint, dispatch) = Fresh();
            writer.Endpoint(Row(), now);
            foreach (var session in lane.Cursors)
            {
                session.Queued = false;
                session.TimerAt = null;
                session.ClearTimers();
            }
        }

        foreach (var session in lane.Cursors.ToList())
        {
            lane.Look(session);
        }
    }

    /// <summary>Starts what may go, as long as the lease has time enough left.</summary>
    public void Dispatch(LaneConfig config, TimeSpan now)
    {
        while (config.Url is not null && lease.MayStart && dispatch.Next(now) is { } next)
        {
            if (!parts.Slots.TryTake(lane))
            {
                dispatch.Look(next.Session);
                return;
            }

            dispatch.Start(next.Session, next.Entry);
            InFlight++;
            _ = AttemptAsync(dispatch, next.Session, next.Entry, Request(config, next.Session, next.Entry, WallNow()));
        }

        parts.Slots.GiveBack(lane);
    }

    private static CallbackRequest Request(LaneConfig config, SessionCursor session, PendingCallback entry, long now) => new()
    {
        Url = config.Url!,
        WebhookId = CallbackHeaders.IdOf(entry.Event.EventId, session.SessionId),
        EventType = entry.Event.Type,
        Attempt = entry.Attempts + 1,
        SessionId = session.SessionId,
        Sequence = entry.Event.Sequence,
        IsReplay = session.Replay is not null,
        Secrets = config.SecretsAt(now),
        Credentials = config.Credentials,
        Body = Envelope.Write(entry.Event, session.SessionId, entry.PreviousSequence),
    };

    private async Task AttemptAsync(LaneDispatch under, SessionCursor session, PendingCallback entry, CallbackRequest request)
    {
        var (id, startedAt) = (parts.Ids.New(), WallNow());
        CallbackAnswer? answer = null;
        try
        {
            answer = await parts.Sender.SendAsync(request, lease.Over);
        }
        catch (OperationCanceledException)
        {
            // Stopped, or the lease has run out: whoever owns the lane next sends it again.
        }
#pragma warning disable CA1031 // The border to the network: a bug behind it is logged and counts as a failed attempt, or the session would stand still.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            LogBug(parts.Logger, bug);
            answer = new CallbackAnswer { Kind = AnswerKind.EndpointTrouble, Error = "INTERNAL" };
        }
        finally
        {
            parts.Slots.Release();
        }

        lane.Post(() => Ended(under, session, entry, answer, (id, startedAt)));
    }

    /// <summary>An attempt is over; it was made <paramref name="under"/> a dispatch that may have been replaced with its URL since.</summary>
    private void Ended(LaneDispatch under, SessionCursor session, PendingCallback entry, CallbackAnswer? answer, (string Id, long At) started)
    {
        InFlight--;
        var now = LaneClock.Now(parts.Time);
        if (answer is null)
        {
            under.Aborted(session, entry);
            lane.Look(session);
            return;
        }

        var step = under.Answered(session, entry, answer, now);
        lane.Look(session);
        var row = Attempt(session, entry, answer, started);
        writer.Attempt(row, now);
        parts.Metrics.Answered(answer, row.Replay ? null : TimeSpan.FromMilliseconds(Math.Max(0, WallNow() - entry.Event.OccurredAt)));
        CountReplay(session, answer, step, row);
        if (session.Dirty)
        {
            writer.Cursor(session, now);
        }

        Follow(step, session, row);
        TellHealth(now);
    }

    private void Follow(LaneStep step, SessionCursor session, AttemptRow row)
    {
        switch (step)
        {
            case LaneStep.None:
                break;
            case LaneStep.Park:
                if (session.Replay is null)
                {
                    writer.Park(row);
                }

                break;
            case LaneStep.Close:
                lane.Close(session.Replay?.Session ?? session);
                break;
            case LaneStep.EndSession:
                EndGone(session.Replay?.Session ?? session);
                break;
            case LaneStep.DisableEndpoint:
                Disable();
                break;
            default:
                throw new InvalidOperationException($"No rule for {step}");
        }
    }

    private void Disable()
    {
        var disabled = endpoint;
        parts.Ends.Disable(lane, disabled.LastError!, failed: () => disabled.Reopen(LaneClock.Now(parts.Time)));
    }

    private void EndGone(SessionCursor session)
    {
        session.IsGone = true;
        parts.Ends.EndGone(lane, session);
    }

    private void CountReplay(SessionCursor session, CallbackAnswer answer, LaneStep step, AttemptRow row)
    {
        if (session.Replay is not { } replay)
        {
            return;
        }

        if (answer.Kind == AnswerKind.Delivered)
        {
            replay.Delivered++;
            writer.Unpark(row);
        }

        replay.Refused += step == LaneStep.Park ? 1 : 0;
    }

    private void TellHealth(TimeSpan now)
    {
        if (endpoint.State != BreakerState.Disabled && endpoint.FailingSince is { } since && now - since >= parts.Options.DisableAfter)
        {
            endpoint.Disable($"No success since {parts.Options.DisableAfter.TotalHours:0} hours: {endpoint.LastError}");
            Disable();
        }

        if (endpoint.Changed)
        {
            endpoint.Changed = false;
            writer.Endpoint(Row(), now);
        }
    }

    private EndpointRow Row()
    {
        var now = LaneClock.Now(parts.Time);
        if (endpoint.FailingSince != troubleFrom?.Since)
        {
            troubleFrom = endpoint.FailingSince is { } since ? (since, Wall(since, now)) : null; // The same as long as it lasts: managers are told once of each.
        }

        return new EndpointRow
        {
            Breaker = EnumText.Of(endpoint.State),
            FailingSince = troubleFrom?.Wall,
            LastSuccessAt = endpoint.LastSuccess is { } last ? Wall(last, now) : null,
            LastError = endpoint.LastError,
            Misconfigured = endpoint.IsMisconfigured,
            UpdatedAt = WallNow(),
        };
    }

    private AttemptRow Attempt(SessionCursor session, PendingCallback entry, CallbackAnswer answer, (string Id, long At) started) => new()
    {
        CompanyId = lane.CompanyId,
        AttemptId = started.Id,
        SessionId = session.SessionId,
        Sequence = entry.Event.Sequence,
        PreviousSequence = entry.PreviousSequence,
        Replay = session.Replay is not null,
        EventId = entry.Event.EventId,
        EventType = entry.Event.Type,
        Attempt = entry.Attempts,
        StartedAt = started.At,
        DurationMs = (long)answer.Duration.TotalMilliseconds,
        Outcome = EnumText.Of(answer.Kind),
        Status = answer.Status,
        Error = answer.Error,
        Answer = answer.Text.Length > 0 ? answer.Text : null,
    };

    private (EndpointHealth Health, LaneDispatch Dispatch) Fresh()
    {
        var health = new EndpointHealth(backoff, parts.Options.InFlightPerEndpoint);
        return (health, new LaneDispatch(health, backoff, () => lane.Cursors));
    }

    /// <summary>A moment of the lane's clock as epoch milliseconds.</summary>
    private long Wall(TimeSpan at, TimeSpan now) => WallNow() - (long)(now - at).TotalMilliseconds;

    /// <summary>Epoch milliseconds as a moment of the lane's clock; one that lies ahead, because clocks differ, is now.</summary>
    private TimeSpan Ago(long at, TimeSpan now) => now - TimeSpan.FromMilliseconds(Math.Max(0, WallNow() - at));

    private long WallNow() => parts.Time.GetUtcNow().ToUnixTimeMilliseconds();

    [LoggerMessage(LogLevel.Error, "An attempt failed in the sender itself")]
    private static partial void LogBug(ILogger logger, Exception bug);
}
