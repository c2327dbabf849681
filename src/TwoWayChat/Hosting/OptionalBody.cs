namespace TwoWayChat.Hosting;

/// <summary>Marks a route whose body may be missing, for the API's description.</summary>
internal sealed record OptionalBody;
