using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Web;

namespace TwoWayChat.Chats.Ui;

/// <summary>
/// The chat that an inbox has open: a stretch of its messages and what happened to it, kept in step by reading again what may have changed. One act at
/// a time.
/// </summary>
internal sealed class OpenThread(ChatStore chats, MessageStore messages, ChatHistory history)
{
    public const int PageSize = 50;

    /// <summary>Messages held at most.</summary>
    public const int Most = 2 * PageSize;

    private static readonly string[] Settled = [EnumText.Of(MessageState.Received), EnumText.Of(MessageState.Delivered), EnumText.Of(MessageState.Blocked)];

    private readonly Turns turns = new();
    private Stretch<long, Message> stretch = new(message => message.Number, Most);

    /// <summary>The chat; null where there is none of that id, or none that the reader may see (any more).</summary>
    public Chat? Chat { get; private set; }

    public IReadOnlyList<Message> Messages => stretch.Rows;

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    /// <summary>What the reader has sent into this chat and is not known to be stored; only of this page.</summary>
    public IReadOnlyList<PendingText> Pending { get; private set; } = [];

    public bool HasOlder => stretch.HasBefore;

    public bool HasNewer => stretch.HasAfter;

    /// <summary>Reads the chat and its last page of messages. Until all of it is there, and where it cannot be read, what was open stays as it was.</summary>
    public Task LoadAsync(Account viewer, string chatId, CancellationToken cancellationToken) => turns.RunAsync(
        async () =>
        {
            var chat = await FindAsync(viewer, chatId, cancellationToken);
            var end = await EndOfAsync(chat, cancellationToken);
            var past = await HistoryOfAsync(chat, end, cancellationToken);
            Pending = Chat?.ChatId == chatId ? Pending : [];
            (Chat, stretch, History) = (chat, end, past); // Together: no message ever stands under another's name.
        });

    /// <summary>Goes back to the last page, after older messages have taken its place.</summary>
    public Task NewestAsync(CancellationToken cancellationToken) => turns.RunAsync(
        async () => await ShowAsync(await EndOfAsync(Chat, cancellationToken), cancellationToken));

    /// <summary>Reads the page before the first message held.</summary>
    public Task OlderAsync(CancellationToken cancellationToken) => turns.RunAsync(
        async () =>
        {
            if (Chat is { } chat && HasOlder && Messages.Count > 0)
            {
                var rows = await messages.BeforeAsync(chat.CompanyId, chat.ChatId, Messages[0].Number, PageSize, cancellationToken);
                await ShowAsync(stretch.Prepend([.. rows.Reverse()], rows.Count == PageSize), cancellationToken);
            }
        });

    /// <summary>Reads the page after the last message held.</summary>
    public Task NewerAsync(CancellationToken cancellationToken) => turns.RunAsync(
        async () =>
        {
            await ReadNewAsync(cancellationToken);
            await ShowAsync(stretch, cancellationToken);
        });

    /// <summary>Takes in that the chat was touched; with <paramref name="isRewritten"/> also what had come to its end, since a text was removed.</summary>
    public Task ApplyAsync(Account viewer, CancellationToken cancellationToken, bool isRewritten = false) => turns.RunAsync(
        async () =>
        {
            if (Chat is null)
            {
                return;
            }

            Chat = await FindAsync(viewer, Chat.ChatId, cancellationToken);
            if (!HasNewer)
            {
                await ReadNewAsync(cancellationToken);
            }

            await ReadStatesAsync(isRewritten, cancellationToken);
            await ShowAsync(stretch, cancellationToken);
        });

    /// <summary>Shows a text that is being stored.</summary>
    public void Add(PendingText text) => Pending = [.. Pending, text];

    /// <summary>The text is stored, or was refused.</summary>
    public void Remove(PendingText text) => Pending = [.. Pending.Where(other => other != text)];

    private async Task<Chat?> FindAsync(Account viewer, string chatId, CancellationToken cancellationToken)
    {
        try
        {
            return await chats.FindVisibleAsync(viewer, chatId, cancellationToken);
        }
        catch (ApiException refused) when (refused.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    private async Task<Stretch<long, Message>> EndOfAsync(Chat? chat, CancellationToken cancellationToken)
    {
        var rows = chat is null ? [] : await messages.BeforeAsync(chat.CompanyId, chat.ChatId, long.MaxValue, PageSize, cancellationToken);
        return stretch.StartWith([.. rows.Reverse()], hasBefore: rows.Count == PageSize, hasAfter: false);
    }

    private async Task ReadNewAsync(CancellationToken cancellationToken)
    {
        if (Chat is not null)
        {
            var last = Messages.Count > 0 ? Messages[^1].Number : 0;
            var rows = await messages.AfterAsync(Chat.CompanyId, Chat.ChatId, last, PageSize, cancellationToken);
            stretch = stretch.Append(rows, rows.Count == PageSize);
        }
    }

    // Whatever is not at its end may have moved; which messages did need not be known.
    private async Task ReadStatesAsync(bool all, CancellationToken cancellationToken)
    {
        var moving = Messages.Where(message => all || !Settled.Contains(message.State)).Select(message => message.MessageId).ToHashSet();
        if (Chat is not null && moving.Count > 0)
        {
            var fresh = await messages.FindAllAsync(Chat.CompanyId, [.. moving], cancellationToken);
            stretch = stretch.Update(message => moving.Contains(message.MessageId), fresh);
        }
    }

    // With what happened beside the messages, or not at all.
    private async Task ShowAsync(Stretch<long, Message> held, CancellationToken cancellationToken)
    {
        var past = await HistoryOfAsync(Chat, held, cancellationToken);
        (stretch, History) = (held, past);
    }

    /// <summary>As far as the messages that are held reach; ends with nothing beyond them are open.</summary>
    private async Task<IReadOnlyList<HistoryLine>> HistoryOfAsync(Chat? chat, Stretch<long, Message> held, CancellationToken cancellationToken)
    {
        var from = held is { HasBefore: true, Rows: [var first, ..] } ? first.CreatedAt : 0;
        var through = held is { HasAfter: true, Rows: [.., var last] } ? last.CreatedAt : long.MaxValue;
        return chat is null ? [] : await history.ReadAsync(chat, from, through, cancellationToken);
    }
}
