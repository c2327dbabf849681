using TwoWayChat.Events;

namespace TwoWayChat.Chats.Ui;

/// <summary>Reads what happened to a chat besides its messages.</summary>
internal sealed class ChatHistory(LogReader log)
{
    /// <summary>Lines shown of a chat at most, the newest.</summary>
    public const int Most = 100;

    /// <summary>The lines of a chat, oldest first.</summary>
    public async Task<IReadOnlyList<HistoryLine>> ReadAsync(string companyId, string chatId, CancellationToken cancellationToken) =>
        [.. (await log.OfChatAsync(companyId, chatId, Most, cancellationToken)).Select(HistoryLine.Of).Reverse()];
}
