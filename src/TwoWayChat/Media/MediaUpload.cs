using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Media;

/// <summary>Content that somebody uploads.</summary>
internal sealed record MediaUpload
{
    public required Caller Caller { get; init; }

    /// <summary>Read once, from where it stands to its end.</summary>
    public required Stream Content { get; init; }

    /// <summary>As the sender calls it; says nothing about the type.</summary>
    public string? FileName { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long At { get; init; }

    /// <summary>The request's key, given the content's SHA-256; null for a request without one.</summary>
    public Func<string, IdempotencyKey?> KeyOf { get; init; } = _ => null;
}
