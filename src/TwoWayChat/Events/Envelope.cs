using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace TwoWayChat.Events;

/// <summary>
/// The body in which a session gets an event, by callback or by pull: what differs from session to session goes before the part that all share and
/// that the log row keeps as text, so nothing is parsed or serialized again. The same arguments always give the same bytes.
/// </summary>
internal static class Envelope
{
    /// <summary>Bytes that the part before the shared one may take: five member names, two ids, a type and two numbers.</summary>
    private const int MostHead = 320;

    /// <summary>The envelope of a logged event.</summary>
    /// <param name="logged">The log row.</param>
    /// <param name="sessionId">The session that gets it.</param>
    /// <param name="previousSequence">Sequence of the event before it in that session's view; 0 for the session's first.</param>
    public static byte[] Write(LoggedEvent logged, string sessionId, long? previousSequence)
    {
        Span<byte> head = stackalloc byte[MostHead];
        Utf8.TryWrite(
            head,
            $"{{\"eventId\":\"{logged.EventId}\",\"type\":\"{logged.Type}\",\"apiVersion\":\"v2\"," +
            $"\"sessionId\":\"{sessionId}\",\"sequence\":{logged.Sequence},\"previousSequence\":",
            out var named);
        var numbered = named;
        if (previousSequence is { } previous)
        {
            Utf8.TryWrite(head[named..], $"{previous},", out var digits);
            numbered += digits;
        }
        else
        {
            "null,"u8.CopyTo(head[named..]);
            numbered += "null,"u8.Length;
        }

        return Join(head[..numbered], logged.Content.AsSpan(1));
    }

    /// <summary>
    /// The envelope of an event that no log holds, such as <c>callback.test</c>: without sequences, and without a session where there is none.
    /// </summary>
    public static byte[] WriteUnlogged(string eventId, string type, string? sessionId, EventContent content)
    {
        Span<byte> head = stackalloc byte[MostHead];
        var quote = sessionId is null ? "" : "\"";
        Utf8.TryWrite(
            head,
            $"{{\"eventId\":\"{eventId}\",\"type\":\"{type}\",\"apiVersion\":\"v2\"," +
            $"\"sessionId\":{quote}{sessionId ?? "null"}{quote},\"sequence\":null,\"previousSequence\":null,",
            out var written);
        return Join(head[..written], JsonSerializer.Serialize(content, WireJson.Options).AsSpan(1));
    }

    private static byte[] Join(ReadOnlySpan<byte> head, ReadOnlySpan<char> shared)
    {
        var body = GC.AllocateUninitializedArray<byte>(head.Length + Encoding.UTF8.GetByteCount(shared));
        head.CopyTo(body);
        Encoding.UTF8.GetBytes(shared, body.AsSpan(head.Length));
        return body;
    }
}
