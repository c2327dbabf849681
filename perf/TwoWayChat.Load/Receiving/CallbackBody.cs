using System.Text;
using System.Text.Json;

namespace TwoWayChat.Load.Receiving;

/// <summary>Reads callbacks as a client would.</summary>
internal static class CallbackBody
{
    private static ReadOnlySpan<byte> TextMember => "\"text\":\""u8;

    /// <summary>Everything in it. Throws <see cref="JsonException"/> or <see cref="KeyNotFoundException"/> where it is no callback.</summary>
    public static ArrivedCallback Read(string webhookId, ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        var data = root.GetProperty("data");
        var message = data.TryGetProperty("message", out var found) ? found : (JsonElement?)null;
        return new ArrivedCallback
        {
            WebhookId = webhookId,
            SessionId = root.GetProperty("sessionId").GetString()!,
            Type = root.GetProperty("type").GetString()!,
            Sequence = root.GetProperty("sequence").GetInt64(),
            PreviousSequence = root.GetProperty("previousSequence").GetInt64(),
            ChatId = root.GetProperty("chat") is { ValueKind: JsonValueKind.Object } chat ? chat.GetProperty("id").GetString() : null,
            Text = message?.GetProperty("text").GetString(),
            MessageId = message?.GetProperty("id").GetString(),
        };
    }

    /// <summary>The text of a message, without the cost of reading the rest: ours need no escapes. Null where there is none.</summary>
    public static string? TextOf(ReadOnlySpan<byte> body)
    {
        var start = body.IndexOf(TextMember);
        if (start < 0)
        {
            return null;
        }

        var text = body[(start + TextMember.Length)..];
        return Encoding.UTF8.GetString(text[..text.IndexOf((byte)'"')]);
    }
}
