using TwoWayChat.Hosting;

namespace TwoWayChat.Contacts.Files;

/// <summary>Contacts as CSV: what an import reads under the same names, and beside it what only the server says.</summary>
internal static class ContactCsv
{
    /// <summary>Parts tags and numbers in their fields.</summary>
    private const char Separator = ';';

    public static readonly string Head = CsvLine.Of(
        "address", "firstName", "lastName", "email", "language", "externalId", "tags", "attributes", "id", "addressType", "otherAddresses", "consent",
        "createdAt", "updatedAt");

    /// <param name="contact">The contact.</param>
    /// <param name="others">Its other numbers.</param>
    public static string Line(Contact contact, IEnumerable<string> others) => CsvLine.Of(
        contact.Address, contact.FirstName, contact.LastName, contact.Email, contact.Language, contact.ExternalId, Joined(contact.TagList),
        contact.AttributeMap.Count == 0 ? null : contact.Attributes, contact.ContactId, contact.AddressType, Joined(others), contact.Consent,
        CsvAnswer.Moment(contact.CreatedAt), CsvAnswer.Moment(contact.UpdatedAt));

    /// <summary>The parts of a field of several; a part that holds the separator is quoted as a field of CSV is.</summary>
    public static IReadOnlyList<string> Parts(string field) => CsvSheet.Parts(field, Separator);

    private static string Joined(IEnumerable<string> parts) => string.Join(Separator, parts.Select(
        part => part.AsSpan().IndexOfAny(Separator, '"') < 0 ? part : $"\"{part.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
}
