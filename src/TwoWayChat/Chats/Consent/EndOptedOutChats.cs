using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;

namespace TwoWayChat.Chats.Consent;

/// <summary>Ends the chats that an opt-out reaches.</summary>
internal sealed class EndOptedOutChats(EndChatsOfContact ending)
{
    /// <summary>Ends every open chat with the contact, from all sender addresses or from the one that <paramref name="reach"/> names.</summary>
    public Task RunAsync(WriteScope scope, ConsentChange change, string reach) =>
        ending.RunAsync(scope, change.Company, (change.ContactId, reach), EndReason.OptOut, new ChatMoment(change.Actor, change.At));
}
