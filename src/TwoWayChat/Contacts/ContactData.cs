using System.Text.Json.Serialization;

namespace TwoWayChat.Contacts;

/// <summary><c>data</c> of <c>contact.created</c> and <c>contact.updated</c>.</summary>
/// <param name="Contact">The contact after the change.</param>
/// <param name="Changed">With an update, the names of the members that changed; <c>notes</c> where a note was added or deleted.</param>
/// <param name="NoteId">That note. Its text is read, not told: a note can be deleted, and what was told cannot.</param>
internal sealed record ContactData(
    ContactBody Contact,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Changed = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NoteId = null);
