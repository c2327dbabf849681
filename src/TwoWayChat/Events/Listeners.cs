using System.Collections.Concurrent;

namespace TwoWayChat.Events;

/// <summary>
/// Who on this node listens to words about a company. A listener's bug is nobody else's: it is logged, the others hear the word, and who has said it, be it the
/// thread that commits, goes on.
/// </summary>
internal sealed class Listeners<T>(ILogger logger)
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Listener, byte>> companies = new(StringComparer.Ordinal);

    /// <summary>Companies that somebody listens to.</summary>
    public IReadOnlySet<string> Companies => companies.Where(entry => !entry.Value.IsEmpty).Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Calls <paramref name="told"/> with each word about the company, on the thread of who says it, until the answer is disposed.</summary>
    public IDisposable Add(string companyId, Action<T> told) => new Listener(companies.GetOrAdd(companyId, _ => new()), told);

    /// <summary>Passes a word on.</summary>
    public void Tell(string companyId, T word)
    {
        if (!companies.TryGetValue(companyId, out var listeners))
        {
            return;
        }

        foreach (var (listener, _) in listeners)
        {
            try
            {
                listener.Told(word);
            }
#pragma warning disable CA1031 // Whatever it was: this thread has other things to do.
            catch (Exception bug)
#pragma warning restore CA1031
            {
                ListenersLog.LogBug(logger, bug);
            }
        }
    }

    private sealed class Listener : IDisposable
    {
        private readonly ConcurrentDictionary<Listener, byte> home;

        public Listener(ConcurrentDictionary<Listener, byte> home, Action<T> told)
        {
            this.home = home;
            Told = told;
            home.TryAdd(this, 0);
        }

        public Action<T> Told { get; }

        public void Dispose() => home.TryRemove(this, out _);
    }
}
