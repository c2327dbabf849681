namespace TwoWayChat.Callbacks.Control;

/// <summary>A span that is sent again, and how far it has got; the middle part is a cursor of its own.</summary>
internal sealed record ReplayRow
{
    public required string CompanyId { get; init; }

    public required string ReplayId { get; init; }

    public required string SessionId { get; init; }

    /// <summary>First sequence of the span.</summary>
    public required long FromSequence { get; init; }

    /// <summary>Last sequence of the span.</summary>
    public required long ToSequence { get; init; }

    /// <summary>Everything up to here is done.</summary>
    public required long LowWater { get; init; }

    /// <summary>The last event up to <see cref="LowWater"/> that the session sees.</summary>
    public required long LastVisible { get; init; }

    /// <summary>Sequences above <see cref="LowWater"/> that are done too, comma-separated.</summary>
    public required string Acknowledged { get; init; }

    /// <summary>Events that the receiver has taken.</summary>
    public required long Delivered { get; init; }

    /// <summary>Events that the receiver did not want.</summary>
    public required long Refused { get; init; }

    /// <summary>Text of <see cref="ReplayStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Name of who asked for it.</summary>
    public required string CreatedBy { get; init; }
}
