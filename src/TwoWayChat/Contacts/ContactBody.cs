using System.Text.Json.Serialization;

namespace TwoWayChat.Contacts;

/// <summary>The contact object of the API and of events. Names and e-mail are left out while unknown.</summary>
internal sealed record ContactBody(
    string Id,
    string Address,
    string AddressType,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? FirstName,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? LastName,
    string DisplayName,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Email,
    long Version)
{
    public static ContactBody Of(Contact contact) => new(
        contact.ContactId,
        contact.Address,
        contact.AddressType,
        contact.FirstName,
        contact.LastName,
        contact.DisplayName,
        contact.Email,
        contact.Version);
}
