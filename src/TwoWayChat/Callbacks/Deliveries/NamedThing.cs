namespace TwoWayChat.Callbacks.Deliveries;

/// <summary>What the delivery log is searched by, where only an id is given.</summary>
internal enum NamedThing
{
    Chat,
    Event,
    Session,
}
