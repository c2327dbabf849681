using TwoWayChat.Chats;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Hosting;
using TwoWayChat.Media;
using TwoWayChat.Messages.Outbound;
using TwoWayChat.Security;
using TwoWayChat.Sms;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Messages.Ui;

/// <summary>Sends what the reader has written into the open chat, which shows it at once.</summary>
internal sealed class SendFromInbox(SendMessage send, FindMedia findMedia, TimeProvider time)
{
    /// <summary>Stores the text, or says why not.</summary>
    /// <param name="caller">The reader.</param>
    /// <param name="thread">The open chat; it takes the message in. Where another one is open by now, only that is left out.</param>
    /// <param name="text">To which chat, and what.</param>
    /// <param name="cancellationToken">Honoured until the write is queued.</param>
    public async Task<SendOutcome> RunAsync(Caller caller, OpenThread thread, WrittenText text, CancellationToken cancellationToken)
    {
        var pending = new PendingText(caller.Account.UserId, text.ClientMessageId, text.Text, time.GetUtcNow().ToUnixTimeMilliseconds());
        if (thread.Chat?.ChatId == text.ChatId)
        {
            thread.Add(pending);
        }

        MessageBody? sent = null;
        var refusal = await FormRefusal.TryAsync(async () =>
        {
            sent = await send.RunAsync(text.ChatId, await OutboundAsync(caller, thread, text, cancellationToken), key: null, cancellationToken);
            await thread.ApplyAsync(caller.Account, cancellationToken);
        });
        thread.Remove(pending);
        return refusal is null ? new SendOutcome(null, Crossed(MessagesText.SentAcross, sent?.NewerMessages)) : new SendOutcome(Problem(refusal), null);
    }

    /// <summary>What crossed the text is shown with its refusal: the reader need not look for it.</summary>
    private static string Problem(FormRefusal refusal) =>
        Crossed(MessagesText.NotSentAcross, refusal.More<IReadOnlyList<MessageBody>>("newerMessages"))
        ?? MessagesText.NotSent.With(refusal.At("text") ?? refusal.Text());

    private static string? Crossed(string words, IReadOnlyList<MessageBody>? newer) => newer is [.., var last] ? words.With(last.Author.Name, last.Text) : null;

    private async Task<OutboundText> OutboundAsync(Caller caller, OpenThread thread, WrittenText text, CancellationToken cancellationToken)
    {
        var check = new Check();
        var written = text.Media.Count > 0 ? MessageText.ReadBesideMedia(check, text.Text) : MessageText.Read(check, text.Text);
        check.Enforce();
        var outbound = new OutboundText
        {
            Caller = caller,
            Text = written,
            Origin = Origin.Agent,
            ClientMessageId = text.ClientMessageId,
            LastSeenMessageId = thread.Chat?.ChatId == text.ChatId && thread.Messages is [.., var last] ? last.MessageId : null,
        };
        return outbound.With(await findMedia.ForMessageAsync(caller, text.Media, cancellationToken));
    }
}
