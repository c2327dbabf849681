namespace TwoWayChat.Users;

/// <summary>What the set-up page asks for: the first company and its first global manager.</summary>
internal sealed record SetupInput(string? CompanyName, string? Username, string? DisplayName, string? Email, string? Password);
