namespace TwoWayChat.Commands;

/// <summary><c>company add</c>.</summary>
internal sealed record CompanyRequest(string? Name);
