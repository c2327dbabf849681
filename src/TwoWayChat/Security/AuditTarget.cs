namespace TwoWayChat.Security;

/// <summary>What an audited act was done to.</summary>
/// <param name="Type">Its kind, such as <c>user</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people called it at that time; null where it has no name.</param>
internal sealed record AuditTarget(string Type, string Id, string? Name = null);
