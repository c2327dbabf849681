namespace TwoWayChat.Events;

/// <summary>Who wrote a message or a note, or changed a consent, as the API shows it: by the name borne then.</summary>
/// <param name="Type">Text of <see cref="ActorType"/>, such as <c>AGENT</c> or <c>END_USER</c>.</param>
/// <param name="Id">User or contact id; null for the server itself.</param>
/// <param name="Name">As shown.</param>
internal sealed record Author(string Type, string? Id, string Name);
