using TwoWayChat.Hosting;

namespace TwoWayChat.Chats;

/// <summary>What a chat must be before something is done to it.</summary>
internal static class ChatRules
{
    /// <summary>Throws 409 (<c>CHAT_ENDED</c>) where the chat has ended.</summary>
    public static void EnforceOpen(Chat chat)
    {
        if (!chat.IsOpen)
        {
            throw ApiException.Conflict(
                "Chat has ended", new FieldError("chat", "CHAT_ENDED", "takes no more messages; the next one starts a new chat"));
        }
    }
}
