namespace TwoWayChat.Users;

/// <summary>What a user is found by: the keys of the company's name and of the user's.</summary>
internal sealed record UserKey(string Company, string User);
