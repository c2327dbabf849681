namespace TwoWayChat.Contacts.Files;

/// <summary>A column of an imported file.</summary>
/// <param name="Header">Its heading in the file.</param>
/// <param name="Field">The field of the contact that it fills: a member's name, or <c>attribute.NAME</c>; null for a column that is ignored.</param>
internal sealed record ImportColumn(string Header, string? Field);
