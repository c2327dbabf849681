namespace TwoWayChat.Events;

/// <summary>Who did something.</summary>
internal enum ActorType
{
    Agent,
    PropertyManager,
    GlobalManager,
    EndUser,
    System,
    Api,
}
