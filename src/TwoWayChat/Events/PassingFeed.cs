using System.Collections.Concurrent;

namespace TwoWayChat.Events;

/// <summary>
/// Brings events that no log holds from who notices them to who delivers them, on this node. Who notices looks only where somebody listens, so a company
/// that does not want them costs nothing.
/// </summary>
internal sealed class PassingFeed
{
    private readonly ConcurrentDictionary<Subscription, byte> subscriptions = new();

    /// <summary>Companies that somebody on this node listens to.</summary>
    public IReadOnlySet<string> Companies => subscriptions.Keys.Select(subscription => subscription.CompanyId).ToHashSet(StringComparer.Ordinal);

    /// <summary>Calls <paramref name="told"/> with each event of the company from here on; it must neither block nor throw.</summary>
    public IDisposable Subscribe(string companyId, Action<PassingEvent> told)
    {
        var subscription = new Subscription(subscriptions, companyId, told);
        subscriptions.TryAdd(subscription, 0);
        return subscription;
    }

    /// <summary>It has just happened.</summary>
    public void Tell(PassingEvent passing)
    {
        foreach (var (subscription, _) in subscriptions)
        {
            if (subscription.CompanyId == passing.Content.Company.Id)
            {
                subscription.Told(passing);
            }
        }
    }

    private sealed class Subscription(ConcurrentDictionary<Subscription, byte> home, string companyId, Action<PassingEvent> told) : IDisposable
    {
        public string CompanyId => companyId;

        public void Told(PassingEvent passing) => told(passing);

        public void Dispose() => home.TryRemove(this, out _);
    }
}
