using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts;

/// <summary>
/// Words the events of a contact. They carry the property that they arose in, and are seen where the contact is (<see cref="ContactPlace"/>).
/// </summary>
internal static class ContactEvents
{
    /// <summary>The contact was made: by its first message, in a chat of <paramref name="property"/>, or by hand, without one.</summary>
    public static EventDraft Created(NamedRef company, Contact contact, NamedRef? property, Actor actor) =>
        Draft(company, EventTypes.ContactCreated, new ContactPlace(property, []), actor, new ContactData(ContactBody.Of(contact)), contact);

    /// <summary>The members <paramref name="changed"/> are now as in <paramref name="contact"/>.</summary>
    public static EventDraft Updated(Caller caller, Contact contact, ContactPlace place, IReadOnlyList<string> changed) =>
        Draft(caller.Account.Company, EventTypes.ContactUpdated, place, caller.Actor, new ContactData(ContactBody.Of(contact), changed), contact);

    /// <summary>A note about the contact was added or deleted; who sees the note is told.</summary>
    public static EventDraft Noted(Caller caller, Contact contact, NamedRef? property, string noteId, long at) =>
        Draft(caller.Account.Company, EventTypes.ContactUpdated, new ContactPlace(property, []), caller.Actor,
            new ContactData(ContactBody.Of(contact), ["notes"], noteId), contact) with
        {
            OccurredAt = at,
        };

    /// <summary>The contact was erased, or merged into <paramref name="mergedInto"/>.</summary>
    public static EventDraft Deleted(Caller caller, string contactId, ContactPlace place, string? mergedInto, long at) =>
        new(
            caller.Account.Company,
            EventTypes.ContactDeleted,
            place.Facts,
            caller.Actor,
            new ContactDeletedData(contactId, mergedInto))
        {
            Subject = contactId,
            OccurredAt = at,
            Property = place.Property,
        };

    private static EventDraft Draft(NamedRef company, string type, ContactPlace place, Actor actor, ContactData data, Contact contact) =>
        new(company, type, place.Facts, actor, data)
        {
            Subject = contact.ContactId,
            OccurredAt = contact.UpdatedAt,
            Property = place.Property,
        };
}
