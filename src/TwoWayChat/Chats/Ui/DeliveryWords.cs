using TwoWayChat.Data;
using TwoWayChat.Web;

namespace TwoWayChat.Chats.Ui;

/// <summary>Says why a message did not arrive.</summary>
internal static class DeliveryWords
{
    /// <summary>The reason, in a sentence; null for a message that did not fail.</summary>
    public static string? Failure(Message message) => EnumText.Parse<MessageState>(message.State) switch
    {
        MessageState.Blocked => ChatsText.Blocked,
        MessageState.Failed or MessageState.Expired when message.DeliveryError is { } error => ChatsText.FailedWhy.With(error.Message),
        MessageState.Expired => ChatsText.Expired,
        MessageState.Failed => ChatsText.Failed,
        _ => null,
    };
}
