using TwoWayChat.Chats;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Sms;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Messages.Ui;

/// <summary>Sends what the reader has written into the open chat, which shows it at once.</summary>
internal sealed class SendFromInbox(SendMessage send, TimeProvider time)
{
    /// <summary>Stores the text; why not, in words, or null when it is stored.</summary>
    /// <param name="caller">The reader.</param>
    /// <param name="thread">The open chat; it takes the message in. Where another one is open by now, only that is left out.</param>
    /// <param name="text">To which chat, and what.</param>
    /// <param name="cancellationToken">Honoured until the write is queued.</param>
    public async Task<string?> RunAsync(Caller caller, OpenThread thread, WrittenText text, CancellationToken cancellationToken)
    {
        var pending = new PendingText(caller.Account.UserId, text.ClientMessageId, text.Text, time.GetUtcNow().ToUnixTimeMilliseconds());
        if (thread.Chat?.ChatId == text.ChatId)
        {
            thread.Add(pending);
        }

        var refusal = await FormRefusal.TryAsync(async () =>
        {
            await send.RunAsync(text.ChatId, Outbound(caller, thread, text), key: null, cancellationToken);
            await thread.ApplyAsync(caller.Account, cancellationToken);
        });
        thread.Remove(pending);
        return refusal is null ? null : MessagesText.NotSent.With(refusal.At("text") ?? refusal.Text());
    }

    private static OutboundText Outbound(Caller caller, OpenThread thread, WrittenText text)
    {
        var check = new Check();
        var written = MessageText.Read(check, text.Text);
        check.Enforce();
        return new OutboundText
        {
            Caller = caller,
            Text = written,
            Origin = Origin.Agent,
            ClientMessageId = text.ClientMessageId,
            LastSeenMessageId = thread.Chat?.ChatId == text.ChatId && thread.Messages is [.., var last] ? last.MessageId : null,
        };
    }
}
