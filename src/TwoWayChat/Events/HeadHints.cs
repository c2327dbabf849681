using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using TwoWayChat.Data;

namespace TwoWayChat.Events;

/// <summary>
/// Tells the other nodes whose log has grown here, and hears the same from them. Said after the commits, many of them at once, on a connection of its own:
/// a hint costs the transaction nothing, and one that is lost is made up for by <see cref="HeadSweep"/>.
/// </summary>
internal sealed partial class HeadHints(Database database, EventFeed feed, Ids ids, TimeProvider time, ILogger<HeadHints> logger) : BackgroundService
{
    /// <summary>Ids of one hint: with their commas they stay below the limit of a word.</summary>
    private const int MostPerHint = 250;

    /// <summary>Hints are at least this far apart, so that their cost does not grow with the commits.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, byte> waiting = new();
    private readonly Channel<string> grown = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
    private readonly string self = ids.New();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => database.IsExclusive
        ? Task.CompletedTask // This process hears of each of its own commits, and there is no other.
        : Task.WhenAll(SayAsync(stoppingToken), HearAsync(stoppingToken));

    private async Task SayAsync(CancellationToken cancellationToken)
    {
        using var subscription = feed.SubscribeAll(Remember);
        while (await grown.Reader.WaitToReadAsync(cancellationToken))
        {
            await GuardAsync(() => TellAsync(cancellationToken));
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>What another node has told us is not told again.</summary>
    private void Remember(string companyId, LogGrowth? growth)
    {
        if (growth is not null && waiting.TryAdd(companyId, 0))
        {
            grown.Writer.TryWrite(companyId);
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        var companies = new List<string>();
        while (companies.Count < MostPerHint && grown.Reader.TryRead(out var companyId))
        {
            waiting.TryRemove(companyId, out _);
            companies.Add(companyId);
        }

        await database.SignalAsync($"{self}:{string.Join(',', companies)}", cancellationToken);
    }

    private async Task HearAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await GuardAsync(() => database.ListenAsync(Heard, cancellationToken));
            await Task.Delay(TryAgain, time, cancellationToken);
        }
    }

    private void Heard(string word)
    {
        if (word.Split(':') is [var node, var companies] && node != self)
        {
            Array.ForEach(companies.Split(','), feed.HeadMoved);
        }
    }

    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception error) when (error is StorageUnavailableException or DbException)
        {
            LogTrouble(logger, error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Nodes cannot tell each other of their commits at once, and find them by their sweeps")]
    private static partial void LogTrouble(ILogger logger, Exception error);
}
