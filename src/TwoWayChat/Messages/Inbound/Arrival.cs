using TwoWayChat.Chats;
using TwoWayChat.Companies.Consent;
using TwoWayChat.Contacts;
using TwoWayChat.Events;

namespace TwoWayChat.Messages.Inbound;

/// <summary>What an inbound text has led to.</summary>
/// <param name="Company">Whose chat.</param>
/// <param name="Chat">The chat with the message in it.</param>
/// <param name="Message">The message.</param>
/// <param name="Actor">The customer.</param>
/// <param name="NewContact">The contact, where it was made for this message.</param>
/// <param name="IsNewChat">Whether the chat was started for it.</param>
internal sealed record Arrival(NamedRef Company, Chat Chat, Message Message, Actor Actor, Contact? NewContact, bool IsNewChat)
{
    /// <summary>The consent word that is all of the text; null where there is none.</summary>
    public ConsentWord? Word { get; init; }

    /// <summary>The customer wrote, when the text came.</summary>
    public ChatMoment Moment => new(Actor, Message.CreatedAt);
}
