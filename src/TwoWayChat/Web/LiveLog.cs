using System.Data.Common;
using System.Threading.Channels;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Web;

/// <summary>
/// Keeps a screen in step with a company's event log: it loads, then takes in what the log says since, at most ten times a second. After an outage, or
/// where it has fallen far behind, it loads again.
/// </summary>
internal sealed partial class LiveLog(LogReader log, EventFeed feed, TimeProvider time, ILogger<LiveLog> logger)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AfterOutage = TimeSpan.FromSeconds(1);

    /// <summary>Follows until <paramref name="cancellationToken"/> ends it; a screen awaits this in <c>OnAfterRenderAsync</c>.</summary>
    public async Task FollowAsync(string companyId, LiveScreen screen, CancellationToken cancellationToken)
    {
        var words = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var subscription = feed.Subscribe(companyId, () => words.Writer.TryWrite(true));
        var position = new Position(companyId, null);
        while (true)
        {
            position = await TakeTurnAsync(position, screen, cancellationToken);
            await Task.Delay(position.Sequence is null ? AfterOutage : Pace, time, cancellationToken);
            if (position.Sequence is not null && !position.HasMore)
            {
                await words.Reader.ReadAsync(cancellationToken);
            }
        }
    }

    private async Task<Position> TakeTurnAsync(Position position, LiveScreen screen, CancellationToken cancellationToken)
    {
        try
        {
            return position.Sequence is { } sequence
                ? await CatchUpAsync(position, sequence, screen, cancellationToken)
                : await LoadAsync(position, screen, cancellationToken);
        }
        catch (Exception error) when (error is StorageUnavailableException or DbException)
        {
            LogStale(logger, error.GetType().Name);
            await screen.BecameStale();
            return position with { Sequence = null, HasMore = false };
        }
    }

    // The position is taken first: what is committed while the screen loads comes again as events, and is not missed.
    private async Task<Position> LoadAsync(Position position, LiveScreen screen, CancellationToken cancellationToken)
    {
        var head = await log.HeadAsync(position.CompanyId, cancellationToken);
        await screen.LoadAsync();
        return position with { Sequence = head.Sequence, HasMore = false };
    }

    private async Task<Position> CatchUpAsync(Position position, long after, LiveScreen screen, CancellationToken cancellationToken)
    {
        var news = await log.AfterAsync(position.CompanyId, after, LogReader.MostPerRead, cancellationToken);
        if (news.Count > 0 && news[0].Sequence != after + 1)
        {
            return await LoadAsync(position, screen, cancellationToken); // Older events are gone from the log.
        }

        await screen.ApplyAsync(news);
        return position with { Sequence = news.Count > 0 ? news[^1].Sequence : after, HasMore = news.Count == LogReader.MostPerRead };
    }

    [LoggerMessage(LogLevel.Warning, "A live screen is out of date until the database answers again: {Error}")]
    private static partial void LogStale(ILogger logger, string error);

    /// <summary>How far the screen has followed.</summary>
    /// <param name="CompanyId">Whose log.</param>
    /// <param name="Sequence">The last event taken in; null before the screen has loaded.</param>
    /// <param name="HasMore">More is known to wait.</param>
    private readonly record struct Position(string CompanyId, long? Sequence, bool HasMore = false);
}
