using System.Collections.Concurrent;

namespace TwoWayChat.Events;

/// <summary>
/// The word that a company's log has grown, for lanes and live screens on this node. It says only that: what is new is read from the log, so a word
/// that is lost or comes twice costs nothing but a moment.
/// </summary>
internal sealed partial class EventFeed(ILogger<EventFeed> logger)
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Subscription, byte>> companies = new();
    private readonly ConcurrentDictionary<Subscription, byte> everywhere = new();

    /// <summary>Companies that somebody on this node listens to.</summary>
    public IEnumerable<string> Companies => companies.Where(entry => !entry.Value.IsEmpty).Select(entry => entry.Key);

    /// <summary>Calls <paramref name="moved"/> after each commit of the company, on the committing thread: it must neither block nor throw.</summary>
    public IDisposable Subscribe(string companyId, Action moved) => Subscribe(companyId, _ => moved());

    /// <summary>The same, with what a commit on this node has added; null where it is only known that something was.</summary>
    public IDisposable Subscribe(string companyId, Action<LogGrowth?> moved) =>
        new Subscription(companies.GetOrAdd(companyId, _ => new()), (_, growth) => moved(growth));

    /// <summary>The same for every company; <paramref name="moved"/> gets the company's id.</summary>
    public IDisposable SubscribeAll(Action<string> moved) => SubscribeAll((companyId, _) => moved(companyId));

    /// <summary>The same, with what a commit on this node has added; null where it is only known that something was.</summary>
    public IDisposable SubscribeAll(Action<string, LogGrowth?> moved) => new Subscription(everywhere, moved);

    /// <summary>A commit on this node has added something.</summary>
    public void Grown(LogGrowth growth) => Tell(growth.Head.CompanyId, growth);

    /// <summary>Passes the word on.</summary>
    public void HeadMoved(string companyId) => Tell(companyId, null);

    private void Tell(string companyId, LogGrowth? growth)
    {
        foreach (var (listener, _) in everywhere)
        {
            Tell(listener, companyId, growth);
        }

        if (companies.TryGetValue(companyId, out var listeners))
        {
            foreach (var (listener, _) in listeners)
            {
                Tell(listener, companyId, growth);
            }
        }
    }

    /// <summary>A listener's bug is nobody else's: the others hear of the commit, and who has committed goes on.</summary>
    private void Tell(Subscription listener, string companyId, LogGrowth? growth)
    {
        try
        {
            listener.Moved(companyId, growth);
        }
#pragma warning disable CA1031 // Whatever it was: this runs on the thread that commits.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            LogBug(logger, bug);
        }
    }

    [LoggerMessage(LogLevel.Error, "Somebody who listens to the event log failed at a word of it")]
    private static partial void LogBug(ILogger logger, Exception bug);

    private sealed class Subscription : IDisposable
    {
        private readonly ConcurrentDictionary<Subscription, byte> home;

        public Subscription(ConcurrentDictionary<Subscription, byte> home, Action<string, LogGrowth?> moved)
        {
            this.home = home;
            Moved = moved;
            home.TryAdd(this, 0);
        }

        public Action<string, LogGrowth?> Moved { get; }

        public void Dispose() => home.TryRemove(this, out _);
    }
}
