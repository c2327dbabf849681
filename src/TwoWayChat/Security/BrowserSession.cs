namespace TwoWayChat.Security;

/// <summary>A browser that is signed in.</summary>
internal sealed record BrowserSession
{
    public required string SessionId { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long OpenedAt { get; init; }

    /// <summary>Last request, to within some minutes; epoch milliseconds.</summary>
    public required long SeenAt { get; init; }

    /// <summary>Where it signed in from.</summary>
    public string? Address { get; init; }

    /// <summary>What the browser called itself then.</summary>
    public string? UserAgent { get; init; }
}
