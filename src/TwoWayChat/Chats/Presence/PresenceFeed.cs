using TwoWayChat.Events;
using TwoWayChat.Hosting;

namespace TwoWayChat.Chats.Presence;

/// <summary>
/// The word that somebody has begun or ceased to write in a chat or to look at it, for live screens of this node. It says only where: who is there is
/// read from <see cref="ChatPresence"/>, so a word that is lost or comes twice costs a moment.
/// </summary>
internal sealed class PresenceFeed(ILogger<PresenceFeed> logger)
{
    private readonly Listeners<IReadOnlyCollection<string>> listeners = new(logger);

    /// <summary>Rung where this node has changed something: others' changes are found by looking.</summary>
    public Doorbell Bell { get; } = new();

    /// <summary>Companies that somebody on this node listens to.</summary>
    public IReadOnlyCollection<string> Companies => listeners.Companies;

    /// <summary>Calls <paramref name="changed"/> with the ids of chats of the company where it is not as it was; it must not block.</summary>
    public IDisposable Subscribe(string companyId, Action<IReadOnlyCollection<string>> changed)
    {
        var subscription = listeners.Add(companyId, changed);
        Bell.Ring();
        return subscription;
    }

    /// <summary>Passes the word on.</summary>
    public void Changed(string companyId, IReadOnlyCollection<string> chatIds) => listeners.Tell(companyId, chatIds);
}
