namespace TwoWayChat.Sessions;

/// <summary>A session as registering answers with it.</summary>
/// <param name="CreatedAt">Of this registration, epoch milliseconds: renewing moves it.</param>
/// <param name="CreatedBy"><c>username@company</c> of the creator.</param>
/// <param name="ExpiresAt">Epoch milliseconds.</param>
/// <param name="AllowedTo">The user who was logged in.</param>
internal sealed record Registration(string Id, long CreatedAt, string CreatedBy, long ExpiresAt, AllowedTo AllowedTo);
