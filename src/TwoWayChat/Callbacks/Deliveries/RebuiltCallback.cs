using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Callbacks.Deliveries;

/// <summary>An attempt with its request, as far as the logs tell.</summary>
/// <param name="Attempt">What came of it.</param>
/// <param name="Url">The callback URL of today; null where there is none.</param>
/// <param name="Body">The envelope as it was sent; null when the event has gone from the log.</param>
internal sealed record RebuiltCallback(AttemptRow Attempt, string? Url, string? Body)
{
    /// <summary>The chat that it tells of, its messages among what it tells; null where it tells of none.</summary>
    public string? ChatId { get; init; }

    /// <summary>The headers that name the event; the signature is made at the moment of sending and kept nowhere.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers =>
    [
        ("content-type", "application/json"),
        (CallbackHeaders.Id, CallbackHeaders.IdOf(Attempt.EventId, Attempt.SessionId)),
        .. CallbackHeaders.Position(Attempt.EventType, Attempt.Attempt, Attempt.SessionId, Attempt.Sequence, Attempt.Replay),
    ];

    /// <summary>The request as a command for a POSIX shell; null without URL or body.</summary>
    public string? Curl => Url is null || Body is null
        ? null
        : string.Join(" \\\n  ", [$"curl --request POST {Quoted(Url)}",
            .. Headers.Select(header => $"--header {Quoted($"{header.Name}: {header.Value}")}"), $"--data-raw {Quoted(Body)}"]);

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
