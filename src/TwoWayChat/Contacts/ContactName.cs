namespace TwoWayChat.Contacts;

/// <summary>How a contact is named on screens and in events.</summary>
internal static class ContactName
{
    /// <summary>First and last name, as far as there are any; else the address.</summary>
    public static string Shown(string? firstName, string? lastName, string address) => (firstName, lastName) switch
    {
        (null, null) => address,
        (null, _) => lastName,
        (_, null) => firstName,
        _ => $"{firstName} {lastName}",
    };
}
