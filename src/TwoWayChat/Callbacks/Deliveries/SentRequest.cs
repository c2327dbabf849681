namespace TwoWayChat.Callbacks.Deliveries;

/// <summary>The request of an attempt, on the wire.</summary>
/// <param name="Url">The callback URL of today; null where there is none.</param>
/// <param name="Headers">By name; timestamp and signature are made at the moment of sending and kept nowhere.</param>
/// <param name="Body">The text that was signed, but for what was redacted since; null when the event has gone from the log.</param>
internal sealed record SentRequest(string? Url, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    public static SentRequest Of(RebuiltCallback rebuilt) =>
        new(rebuilt.Url, rebuilt.Headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.Ordinal), rebuilt.Body);
}
