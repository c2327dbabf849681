using System.Data.Common;
using TwoWayChat.Callbacks.Trouble;
using TwoWayChat.Companies;
using TwoWayChat.Data;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>What a lane has done elsewhere, beside its turns: ending a session whose receiver is gone, disabling an endpoint.</summary>
internal sealed partial class LaneEnds(
    EndGoneSession end, ChatApiConfigStore configs, TellOfTrouble tell, Database database, TimeProvider time, ILogger<LaneEnds> logger)
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(5);

    /// <summary>Ends a session whose receiver answered 410. Where that cannot be written, its next event is sent again later.</summary>
    public void EndGone(CallbackLane lane, SessionCursor session)
    {
        var position = lane.PositionOf(session);
        _ = RunAsync(() => end.RunAsync(lane.CompanyId, position), () => lane.Post(() => Revive(lane, session)));
    }

    /// <summary>
    /// Writes down why the endpoint is not called any more, and tells the managers; the lane sees the changed configuration and stops. One
    /// that was saved meanwhile is not touched: the lane is about to read it. Where that cannot
    /// be written, <paramref name="failed"/> runs on the lane's own task.
    /// </summary>
    public void Disable(CallbackLane lane, string reason, Action failed)
    {
        var version = lane.Config.Version;
        _ = RunAsync(
            () => database.WriteAsync(
                lane.CompanyId,
                async scope =>
                {
                    if (await configs.DisableAsync(scope, lane.CompanyId, version, reason, time.GetUtcNow().ToUnixTimeMilliseconds()))
                    {
                        await tell.DisabledAsync(scope, lane.CompanyId, reason);
                    }
                },
                CancellationToken.None),
            () => lane.Post(failed));
    }

    private async Task RunAsync(Func<Task> write, Action failed)
    {
        try
        {
            await write();
        }
        catch (Exception error) when (error is StorageUnavailableException or DbException)
        {
            LogFailed(logger, error.GetType().Name);
            failed();
        }
#pragma warning disable CA1031 // A bug must not leave the lane waiting for what was not written: it is logged, and counts as not written.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            LogBug(logger, bug);
            failed();
        }
    }

    private void Revive(CallbackLane lane, SessionCursor session)
    {
        session.IsGone = false;
        if (session.Pending.FirstOrDefault(entry => !entry.Done) is { } first)
        {
            first.NotBefore = LaneClock.Now(time) + TryAgain;
        }

        lane.Look(session);
    }

    [LoggerMessage(LogLevel.Error, "What a receiver's answer asked for could not be written because of a bug")]
    private static partial void LogBug(ILogger logger, Exception bug);

    [LoggerMessage(LogLevel.Warning, "What a receiver's answer asked for could not be written: {Error}")]
    private static partial void LogFailed(ILogger logger, string error);
}
