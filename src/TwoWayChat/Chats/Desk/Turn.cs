using TwoWayChat.Properties;

namespace TwoWayChat.Chats.Desk;

/// <summary>Whose turn it is. Pure.</summary>
internal static class Turn
{
    /// <summary>The agent who gets the next chat; null where nobody has room.</summary>
    /// <param name="agents">Who is online.</param>
    /// <param name="mode">How the property assigns.</param>
    /// <param name="limit">Most open chats of one agent; 0 for no limit.</param>
    /// <param name="last">Who got the last one.</param>
    public static DeskAgent? Next(IReadOnlyList<DeskAgent> agents, Assignment mode, long limit, string? last)
    {
        var inTurn = agents.Where(agent => limit == 0 || agent.OpenChats < limit)
            .OrderBy(agent => string.CompareOrdinal(agent.UserId, last ?? "") > 0 ? 0 : 1)
            .ThenBy(agent => agent.UserId, StringComparer.Ordinal);
        return mode switch
        {
            Assignment.RoundRobin => inTurn.FirstOrDefault(),
            Assignment.LeastBusy => inTurn.MinBy(agent => agent.OpenChats),
            _ => null,
        };
    }
}
