namespace TwoWayChat.Security;

/// <summary>What an audited act was done to: its kind, such as <c>user</c>, and its id.</summary>
internal sealed record AuditTarget(string Type, string Id);
