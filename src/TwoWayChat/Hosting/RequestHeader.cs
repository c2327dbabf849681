namespace TwoWayChat.Hosting;

/// <summary>A request header that a route of its own reads, for the API's description.</summary>
/// <param name="Name">As it is sent.</param>
/// <param name="Description">What it does, for people.</param>
internal sealed record RequestHeader(string Name, string Description);
