using System.Globalization;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>The headers of a callback: those of Standard Webhooks 1.0, and our own, which say where the event stands.</summary>
internal static class CallbackHeaders
{
    public const string Id = "webhook-id";
    public const string Timestamp = "webhook-timestamp";
    public const string Signature = "webhook-signature";
    public const string Attempt = "chat-attempt";
    public const string Replay = "chat-replay";

    private const string EventType = "chat-event-type";
    private const string SessionId = "chat-session-id";
    private const string Sequence = "chat-sequence";

    /// <summary>The value of <see cref="Id"/>: stable over attempts and replays, unique per session, since sessions share a URL.</summary>
    public static string IdOf(string eventId, string sessionId) => $"{eventId}_{sessionId}";

    /// <summary>Which event this is, and where it stands; what it does not have is left out.</summary>
    /// <param name="eventType">Type of the event.</param>
    /// <param name="attempt">From 1.</param>
    /// <param name="sessionId">The session that gets it.</param>
    /// <param name="sequence">Its place in the company's log.</param>
    /// <param name="isReplay">Whether somebody asked for it again.</param>
    public static IEnumerable<(string Name, string Value)> Position(string eventType, int attempt, string? sessionId, long? sequence, bool isReplay)
    {
        yield return (EventType, eventType);
        yield return (Attempt, attempt.ToString(CultureInfo.InvariantCulture));
        if (sessionId is not null)
        {
            yield return (SessionId, sessionId);
        }

        if (sequence is { } number)
        {
            yield return (Sequence, number.ToString(CultureInfo.InvariantCulture));
        }

        if (isReplay)
        {
            yield return (Replay, "true");
        }
    }
}
