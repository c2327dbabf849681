namespace TwoWayChat.Hosting;

/// <summary>A refusal of a route's own, for the API's description. What every route may answer is described without it.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="When">When it comes, for people.</param>
internal sealed record Refusal(int Status, string When)
{
    /// <summary>Name of the body's schema, where it is more than the error body.</summary>
    public string Schema { get; init; } = "Error";
}
