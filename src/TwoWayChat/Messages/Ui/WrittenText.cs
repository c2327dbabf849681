namespace TwoWayChat.Messages.Ui;

/// <summary>A text as the composer gives it.</summary>
/// <param name="ChatId">The chat whose composer it is.</param>
/// <param name="Text">The text.</param>
/// <param name="ClientMessageId">Stays the same while the text does, so that sending again does not double it.</param>
/// <param name="Media">Ids of what goes with it; then the text may be empty.</param>
internal sealed record WrittenText(string ChatId, string Text, string ClientMessageId, IReadOnlyList<string> Media);
