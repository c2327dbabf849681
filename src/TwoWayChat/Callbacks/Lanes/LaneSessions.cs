using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>
/// The sessions of a lane, indexed by what they may see, so that an event costs only the sessions that may see it.
/// </summary>
internal sealed class LaneSessions
{
    private readonly Dictionary<string, SessionCursor> all = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<SessionCursor>> byProperty = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<SessionCursor>> byAgent = new(StringComparer.Ordinal);
    private readonly HashSet<SessionCursor> everything = [];

    public int Count => all.Count;

    public IEnumerable<SessionCursor> All => all.Values;

    public SessionCursor? Find(string sessionId) => all.GetValueOrDefault(sessionId);

    public void Add(SessionCursor session)
    {
        all[session.SessionId] = session;
        Index(session);
    }

    public void Remove(SessionCursor session)
    {
        all.Remove(session.SessionId);
        everything.Remove(session);
        if (session.Account is { } account)
        {
            byAgent.GetValueOrDefault(account.UserId)?.Remove(session);
            foreach (var property in account.PropertyIds)
            {
                byProperty.GetValueOrDefault(property)?.Remove(session);
            }
        }
    }

    public void Clear()
    {
        all.Clear();
        Reindex();
    }

    /// <summary>To be called when accounts have changed.</summary>
    public void Reindex()
    {
        byProperty.Clear();
        byAgent.Clear();
        everything.Clear();
        foreach (var session in all.Values)
        {
            Index(session);
        }
    }

    /// <summary>The sessions that the gate lets see <paramref name="logged"/>, each once.</summary>
    public IReadOnlyCollection<SessionCursor> Viewers(LoggedEvent logged) =>
        logged.SessionId is { } only ? (all.TryGetValue(only, out var session) ? [session] : []) : Viewers(logged.Facts);

    /// <summary>The sessions that the gate lets see what happened under these facts, each once; events of a session itself aside.</summary>
    public IReadOnlyCollection<SessionCursor> Viewers(EventFacts facts)
    {
        var viewers = new HashSet<SessionCursor>();
        Collect(viewers, facts, everything);
        foreach (var property in facts.AlsoIn.Prepend(facts.PropertyBefore).Prepend(facts.PropertyId))
        {
            Collect(viewers, facts, property is null ? null : byProperty.GetValueOrDefault(property));
        }

        foreach (var agent in new[] { facts.AssigneeId, facts.AssigneeBefore })
        {
            Collect(viewers, facts, agent is null ? null : byAgent.GetValueOrDefault(agent));
        }

        return viewers;
    }

    private static void Collect(HashSet<SessionCursor> viewers, EventFacts facts, HashSet<SessionCursor>? candidates)
    {
        foreach (var session in candidates ?? [])
        {
            if (Access.CanSee(session.Account!, facts, session.SessionId))
            {
                viewers.Add(session);
            }
        }
    }

    private void Index(SessionCursor session)
    {
        if (session.Account is not { } account)
        {
            return;
        }

        if (account.Role == Role.GlobalManager)
        {
            everything.Add(session);
            return;
        }

        foreach (var property in account.PropertyIds)
        {
            SetOf(byProperty, property).Add(session);
        }

        SetOf(byAgent, account.UserId).Add(session);
    }

    private static HashSet<SessionCursor> SetOf(Dictionary<string, HashSet<SessionCursor>> index, string key)
    {
        if (!index.TryGetValue(key, out var set))
        {
            index[key] = set = [];
        }

        return set;
    }
}
