namespace TwoWayChat.Hosting;

/// <summary>Marks a route that takes <see cref="IdempotencyKey.Header"/>, for the API's description.</summary>
internal sealed record RepeatableRequest;
