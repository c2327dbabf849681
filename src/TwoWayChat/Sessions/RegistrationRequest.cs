namespace TwoWayChat.Sessions;

/// <summary>Whom to log in.</summary>
/// <param name="User"><c>username@company</c>.</param>
internal sealed record RegistrationRequest(string? User);
