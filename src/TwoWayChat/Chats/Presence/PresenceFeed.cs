using System.Collections.Concurrent;
using TwoWayChat.Hosting;

namespace TwoWayChat.Chats.Presence;

/// <summary>
/// The word that somebody has begun or ceased to write in a chat or to look at it, for live screens of this node. It says only where: who is there is
/// read from <see cref="ChatPresence"/>, so a word that is lost or comes twice costs a moment.
/// </summary>
internal sealed class PresenceFeed
{
    private readonly ConcurrentDictionary<Subscription, byte> subscriptions = new();

    /// <summary>Rung where this node has changed something: others' changes are found by looking.</summary>
    public Doorbell Bell { get; } = new();

    /// <summary>Companies that somebody on this node listens to.</summary>
    public IReadOnlyCollection<string> Companies => subscriptions.Keys.Select(subscription => subscription.CompanyId).ToHashSet();

    /// <summary>Calls <paramref name="changed"/> with the ids of chats of the company where it is not as it was; it must neither block nor throw.</summary>
    public IDisposable Subscribe(string companyId, Action<IReadOnlyCollection<string>> changed)
    {
        var subscription = new Subscription(this, companyId, changed);
        subscriptions.TryAdd(subscription, 0);
        Bell.Ring();
        return subscription;
    }

    /// <summary>Passes the word on.</summary>
    public void Changed(string companyId, IReadOnlyCollection<string> chatIds)
    {
        foreach (var (subscription, _) in subscriptions)
        {
            if (subscription.CompanyId == companyId)
            {
                subscription.Changed(chatIds);
            }
        }
    }

    private sealed class Subscription(PresenceFeed feed, string companyId, Action<IReadOnlyCollection<string>> changed) : IDisposable
    {
        public string CompanyId => companyId;

        public void Changed(IReadOnlyCollection<string> chatIds) => changed(chatIds);

        public void Dispose() => feed.subscriptions.TryRemove(this, out _);
    }
}
