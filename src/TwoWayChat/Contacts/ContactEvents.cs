using TwoWayChat.Events;

namespace TwoWayChat.Contacts;

/// <summary>Words the events of a contact. They carry the property that they arose in, and are seen where that is.</summary>
internal static class ContactEvents
{
    public static EventDraft Created(NamedRef company, Contact contact, NamedRef property, Actor actor, long at) =>
        new(company, EventTypes.ContactCreated, new EventFacts { PropertyId = property.Id }, actor, new ContactData(ContactBody.Of(contact)))
        {
            Subject = contact.ContactId,
            OccurredAt = at,
            Property = property,
        };
}
