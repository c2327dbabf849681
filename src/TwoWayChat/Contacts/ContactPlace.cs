using TwoWayChat.Events;

namespace TwoWayChat.Contacts;

/// <summary>Where a contact is, as an event of it tells: everybody who sees the contact for one of its chats sees the event.</summary>
/// <param name="Property">The property that the event arises in; null without one.</param>
/// <param name="PropertyIds">All properties in which there are chats with the contact.</param>
internal sealed record ContactPlace(NamedRef? Property, IReadOnlyList<string> PropertyIds)
{
    public EventFacts Facts => EventFacts.In(Property is null ? PropertyIds : [Property.Id, .. PropertyIds.Where(id => id != Property.Id)]);
}
