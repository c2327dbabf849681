using TwoWayChat.Data;
using TwoWayChat.Sms;
using TwoWayChat.Web;

namespace TwoWayChat.Chats.Ui;

/// <summary>A chat as a line of the inbox.</summary>
/// <param name="Chat">The chat.</param>
/// <param name="Snippet">The beginning of the last message, on one line, or the names of its files; null while there is none.</param>
/// <param name="IsAnswered">Whether the last message went to the customer.</param>
/// <param name="Unread">Messages of the customer that the reader has not seen.</param>
internal sealed record InboxRow(Chat Chat, string? Snippet, bool IsAnswered, long Unread)
{
    private const int MostSnippet = 120;

    /// <summary>Whether the contact has a name besides the number.</summary>
    public bool IsNamed => Chat.FirstName is not null || Chat.LastName is not null;

    /// <summary>The snippet as the list shows it.</summary>
    public string Shown => this switch
    {
        { Snippet: null } => ChatsText.NoMessage,
        { IsAnswered: true } => ChatsText.Answer.With(Snippet),
        _ => Snippet,
    };

    public static InboxRow Of(Chat chat, Message? last) => new(
        chat,
        last is null ? null : SnippetOf(last.Text.Length > 0 ? last.Text : string.Join(", ", last.Media.Select(one => one.FileName))),
        last?.Direction == EnumText.Of(Chats.Direction.Outbound),
        Math.Max(0, chat.InboundCount - chat.ReadInbound));

    private static string SnippetOf(string text) => StorableText.Cut(text, MostSnippet).ReplaceLineEndings(" ");
}
