using System.Text.Json.Serialization;

namespace TwoWayChat.Chats;

/// <summary><c>data</c> of <c>chat.ended</c>.</summary>
/// <param name="Reason">Text of <see cref="EndReason"/>.</param>
/// <param name="EndedAt">Epoch milliseconds.</param>
/// <param name="DurationMs">From start to end.</param>
/// <param name="MessageCounts">Messages both ways.</param>
/// <param name="FirstResponseMs">From the customer's first message to the first after it; left out where nobody answered.</param>
internal sealed record ChatEndedData(
    string Reason,
    long EndedAt,
    long DurationMs,
    MessageCounts MessageCounts,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? FirstResponseMs)
{
    public static ChatEndedData Of(Chat chat, long? firstInboundAt)
    {
        var endedAt = chat.EndedAt ?? throw new ArgumentException("The chat has not ended", nameof(chat));
        return new ChatEndedData(
            chat.EndReason ?? "",
            endedAt,
            Math.Max(0, endedAt - chat.StartedAt),
            new MessageCounts(chat.InboundCount, chat.OutboundCount),
            chat.FirstReplyAt - firstInboundAt);
    }
}
