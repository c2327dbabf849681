namespace TwoWayChat.Chats.Ui;

/// <summary>A text that the reader has sent and that is not yet known to be stored.</summary>
/// <param name="AuthorId">The reader.</param>
/// <param name="ClientMessageId">The id by which its message is recognized.</param>
/// <param name="Text">The text.</param>
/// <param name="At">Epoch milliseconds.</param>
internal sealed record PendingText(string AuthorId, string ClientMessageId, string Text, long At);
