namespace TwoWayChat.Properties;

/// <summary>How a property's chats come to an agent.</summary>
internal enum Assignment
{
    /// <summary>Free for all: whoever wants claims it, or somebody assigns it.</summary>
    Free,

    /// <summary>By the server, to one online agent after the other.</summary>
    RoundRobin,

    /// <summary>By the server, to the online agent with the fewest open chats.</summary>
    LeastBusy,
}
