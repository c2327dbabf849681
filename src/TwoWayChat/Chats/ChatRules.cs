using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;

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

    /// <summary>Whether there is a number to answer to: a sender's name is none (3GPP TS 23.040, 9.1.2.5).</summary>
    public static bool CanBeAnswered(Chat chat) => chat.ContactAddressType != EnumText.Of(AddressType.Alphanumeric);

    /// <summary>Throws 409 (<c>INVALID_RECIPIENT</c>) where the customer cannot be answered.</summary>
    public static void EnforceAnswerable(Chat chat)
    {
        if (!CanBeAnswered(chat))
        {
            throw ApiException.Conflict(
                "Contact cannot be answered", new FieldError("contact", "INVALID_RECIPIENT", "cannot be written to: it is a sender's name"));
        }
    }
}
