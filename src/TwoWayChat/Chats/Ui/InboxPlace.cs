namespace TwoWayChat.Chats.Ui;

/// <summary>
/// Which list of the inbox the reader looked at last, wherever they have been since: an address without a list leads back to it. Of one circuit.
/// </summary>
internal sealed class InboxPlace
{
    public InboxFilter Last { get; set; } = new(InboxTab.All);
}
