using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts;

/// <summary>Words the events of a contact. They carry the property that they arose in, and are seen where that is; without one, by global managers.</summary>
internal static class ContactEvents
{
    /// <summary>The contact was made: by its first message, in a chat of <paramref name="property"/>, or by hand, without one.</summary>
    public static EventDraft Created(NamedRef company, Contact contact, NamedRef? property, Actor actor) =>
        Draft(company, EventTypes.ContactCreated, property, actor, new ContactData(ContactBody.Of(contact)), contact);

    /// <summary>The members <paramref name="changed"/> are now as in <paramref name="contact"/>.</summary>
    public static EventDraft Updated(Caller caller, Contact contact, NamedRef? property, IReadOnlyList<string> changed) =>
        Draft(caller.Account.Company, EventTypes.ContactUpdated, property, caller.Actor, new ContactData(ContactBody.Of(contact), changed), contact);

    /// <summary>The contact was erased, or merged into <paramref name="mergedInto"/>.</summary>
    public static EventDraft Deleted(Caller caller, string contactId, NamedRef? property, string? mergedInto, long at) =>
        new(
            caller.Account.Company,
            EventTypes.ContactDeleted,
            new EventFacts { PropertyId = property?.Id },
            caller.Actor,
            new ContactDeletedData(contactId, mergedInto))
        {
            Subject = contactId,
            OccurredAt = at,
            Property = property,
        };

    private static EventDraft Draft(NamedRef company, string type, NamedRef? property, Actor actor, ContactData data, Contact contact) =>
        new(company, type, new EventFacts { PropertyId = property?.Id }, actor, data)
        {
            Subject = contact.ContactId,
            OccurredAt = contact.UpdatedAt,
            Property = property,
        };
}
