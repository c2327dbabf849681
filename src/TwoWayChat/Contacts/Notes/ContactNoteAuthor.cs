namespace TwoWayChat.Contacts.Notes;

/// <summary>Who wrote a note, by the name borne then.</summary>
/// <param name="Type"><c>AGENT</c>, <c>PROPERTY_MANAGER</c> or <c>GLOBAL_MANAGER</c>.</param>
internal sealed record ContactNoteAuthor(string Type, string Id, string Name);
