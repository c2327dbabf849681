using NodaTime;
using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Messages.Outbound;
using TwoWayChat.Properties.Hours;
using TwoWayChat.Sms;

namespace TwoWayChat.Messages.Inbound;

/// <summary>
/// Sends the away reply: to a customer who writes while the property is closed, once per chat and closing, never while somebody is at work in the chat,
/// and never as an answer to a consent word. A sender name cannot be answered at all.
/// </summary>
internal sealed class AnswerWhenClosed(HoursStore store, AwayReplyStore replies, QueueMessage queueMessage)
{
    /// <summary>For so long after a text to the customer its author counts as being at work in the chat.</summary>
    public static readonly TimeSpan Attention = TimeSpan.FromMinutes(30);

    public async Task<Reaction> RunAsync(WriteScope scope, Arrival arrival)
    {
        var (chat, at) = (arrival.Chat, arrival.Message.CreatedAt);
        if (arrival.Word is not null || chat.IsWithinHours(at) || !ChatRules.CanBeAnswered(chat))
        {
            return Reaction.None;
        }

        var hours = await store.FindAsync(scope, chat.CompanyId, chat.PropertyId);
        return hours is { AwayReply: { } text } && await IsDueAsync(scope, arrival, hours.Opening())
            ? await SendAsync(scope, arrival, text)
            : Reaction.None;
    }

    private async Task<bool> IsDueAsync(WriteScope scope, Arrival arrival, OpeningHours opening)
    {
        var at = arrival.Message.CreatedAt;
        var now = Instant.FromUnixTimeMilliseconds(at);
        if (opening.IsOpenAt(now))
        {
            return false;
        }

        var last = await replies.LastAsync(scope, arrival.Chat);
        var wasOpenSince = last is not { } sent || opening.OpenDurationBetween(Instant.FromUnixTimeMilliseconds(sent), now) > Duration.Zero;
        return wasOpenSince && !await replies.IsAttendedAsync(scope, arrival.Chat, at - (long)Attention.TotalMilliseconds);
    }

    private async Task<Reaction> SendAsync(WriteScope scope, Arrival arrival, string text)
    {
        var reply = new AutoReply(Filled(TemplateText.Of(text), FillTemplate.Values(arrival.Chat, arrival.Company.Name)));
        if (await queueMessage.RunAsync(scope, arrival.Company, arrival.Chat, reply) is null)
        {
            return Reaction.None;
        }

        await replies.NoteAsync(scope, arrival.Chat, arrival.Message.CreatedAt);
        return Reaction.Answered;
    }

    /// <summary>A name that would make it too long is left out: the text alone was checked when it was saved.</summary>
    private static MessageText Filled(TemplateText text, TemplateValues values)
    {
        var filled = MessageText.Of(text.Render(values));
        return filled.Count.Segments <= MessageText.MostSegments ? filled : MessageText.Of(text.Render(values with { FirstName = null, LastName = null }));
    }
}
