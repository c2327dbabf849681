using System.Text.Json.Serialization;

namespace TwoWayChat.Events;

/// <summary>Who did what an event tells: a user, the customer, or the server itself.</summary>
/// <param name="Type">What kind of actor.</param>
/// <param name="Id">User or contact id; null for the server itself.</param>
/// <param name="Name">Name as shown.</param>
internal sealed record Actor(ActorType Type, string? Id, string Name)
{
    /// <summary>The server itself: expiry, receipts, timers.</summary>
    public static readonly Actor System = new(ActorType.System, null, "TwoWayChat");

    /// <summary>The user in whose name the actor acted, where it is another one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NamedRef? OnBehalfOf { get; init; }
}
