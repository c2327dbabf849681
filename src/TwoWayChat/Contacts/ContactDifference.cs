namespace TwoWayChat.Contacts;

/// <summary>What differs between a contact before and after.</summary>
internal static class ContactDifference
{
    /// <summary>Names of the members that differ.</summary>
    public static IReadOnlyList<string> Of(Contact before, Contact after)
    {
        (string Name, bool Differs)[] members =
        [
            ("firstName", before.FirstName != after.FirstName), ("lastName", before.LastName != after.LastName), ("email", before.Email != after.Email),
            ("externalId", before.ExternalId != after.ExternalId), ("language", before.Language != after.Language), ("tags", before.Tags != after.Tags),
            ("attributes", before.Attributes != after.Attributes),
        ];
        return [.. members.Where(member => member.Differs).Select(member => member.Name)];
    }
}
