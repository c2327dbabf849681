namespace TwoWayChat.Contacts.Consent;

/// <summary>Who changed a consent, by the name borne then.</summary>
/// <param name="Type">Kind of actor, such as <c>AGENT</c> or <c>END_USER</c>.</param>
/// <param name="Id">User or contact id; null for the server itself.</param>
/// <param name="Name">As shown.</param>
internal sealed record ConsentActor(string Type, string? Id, string Name);
