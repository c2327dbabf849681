using TwoWayChat.Chats;
using TwoWayChat.Chats.Consent;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Messages.Receipts;

namespace TwoWayChat.Messages.Outbound;

/// <summary>Believes a carrier that says of a text: the customer has opted out with me. What the carrier keeps, our ledger keeps too.</summary>
internal sealed class RecordCarrierRefusal(OptOut optOut)
{
    /// <summary>Nothing happens where the error means something else, or the opt-out is known.</summary>
    public Task RunAsync(WriteScope scope, MessageMove move, Chat chat) =>
        move.Error is { Code: ConsentRefusal.Code, CarrierCode: not null } error
            ? optOut.RunAsync(scope, Change(move, chat, $"Carrier code {error.CarrierCode}"), chat.SenderAddress)
            : Task.CompletedTask;

    private static ConsentChange Change(MessageMove move, Chat chat, string note) => new()
    {
        Company = move.Company,
        ContactId = chat.ContactId,
        Address = chat.ContactAddress,
        Actor = Actor.System,
        Source = ConsentSource.Carrier,
        At = move.At,
        Property = chat.Property,
        MessageId = move.Place.MessageId,
        Note = note,
    };
}
