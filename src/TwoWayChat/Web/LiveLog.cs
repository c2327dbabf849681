using System.Data.Common;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;

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
        var bell = new Doorbell();
        var tail = new LiveTail();
        using var subscription = feed.Subscribe(companyId, growth =>
        {
            tail.Offer(growth);
            bell.Ring();
        });
        var position = new Position(companyId, tail, null);
        while (true)
        {
            position = await TakeTurnAsync(position, screen, cancellationToken);
            await Task.Delay(position.Head is null ? AfterOutage : Pace, time, cancellationToken);
            if (position.Head is not null && !position.HasMore)
            {
                await bell.WaitAsync(cancellationToken);
            }
        }
    }

    private async Task<Position> TakeTurnAsync(Position position, LiveScreen screen, CancellationToken cancellationToken)
    {
        try
        {
            return position.Head is { } head
                ? await CatchUpAsync(position, head, screen, cancellationToken)
                : await LoadAsync(position, screen, cancellationToken);
        }
        catch (Exception error) when (error is StorageUnavailableException or DbException)
        {
            LogStale(logger, error.GetType().Name);
            await screen.BecameStale();
            return position with { Head = null, HasMore = false };
        }
    }

    // The position is taken first: what is committed while the screen loads comes again as events, and is not missed.
    private async Task<Position> LoadAsync(Position position, LiveScreen screen, CancellationToken cancellationToken)
    {
        var head = await log.HeadAsync(position.CompanyId, cancellationToken);
        await screen.LoadAsync();
        return position with { Head = head, HasMore = false };
    }

    private async Task<Position> CatchUpAsync(Position position, LogHead known, LiveScreen screen, CancellationToken cancellationToken)
    {
        var news = position.Tail.Take(known) ?? await ReadAsync(known, cancellationToken);
        if (news.Events.Count > 0 && news.Events[0].Sequence != known.Sequence + 1)
        {
            return await LoadAsync(position, screen, cancellationToken); // Older events are gone from the log.
        }

        if (news.Head.AccessVersion != known.AccessVersion)
        {
            await screen.ApplyAsync([]); // First: what came with the change goes by the new rights.
        }

        if (news.Events.Count > 0)
        {
            await screen.ApplyAsync(news.Events);
        }

        return position with { Head = news.Head, HasMore = news.Events.Count == LogReader.MostPerRead };
    }

    // The head is read last: no event goes by rights that had ended before it.
    private async Task<LiveNews> ReadAsync(LogHead known, CancellationToken cancellationToken)
    {
        var events = await log.AfterAsync(known.CompanyId, known.Sequence, LogReader.MostPerRead, cancellationToken);
        var head = await log.HeadAsync(known.CompanyId, cancellationToken);
        return new LiveNews(head with { Sequence = events.Count > 0 ? events[^1].Sequence : known.Sequence }, events);
    }

    [LoggerMessage(LogLevel.Warning, "A live screen is out of date until the database answers again: {Error}")]
    private static partial void LogStale(ILogger logger, string error);

    /// <summary>How far the screen has followed.</summary>
    /// <param name="CompanyId">Whose log.</param>
    /// <param name="Tail">What has been added since, as far as it is known here.</param>
    /// <param name="Head">Up to where everything has been taken in; null before the screen has loaded.</param>
    /// <param name="HasMore">More is known to wait.</param>
    private readonly record struct Position(string CompanyId, LiveTail Tail, LogHead? Head, bool HasMore = false);
}
