using System.Text.Json;
using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Messages.Outbound;

namespace TwoWayChat.Messages.Receipts;

/// <summary>Moves an outbound message to another state and tells it. The one place where states change.</summary>
internal sealed class MoveMessage(ChatStore chats, MessageStore messages, OutboundStore outbound, RecordCarrierRefusal carrierRefusal)
{
    /// <summary>Moves the message; false, with nothing changed, where it is not there or its state does not go that way.</summary>
    public async Task<bool> RunAsync(WriteScope scope, MessageMove move)
    {
        if (await chats.LockAsync(scope, move.Company.Id, move.Place.ChatId) is not { } chat
            || await messages.FindAsync(scope, move.Company.Id, move.Place.MessageId) is not { } message
            || !MessageStates.MayFollow(EnumText.Parse<MessageState>(message.State), move.State))
        {
            return false;
        }

        var moved = Moved(message, move);
        await outbound.SaveStateAsync(scope, moved);
        var data = MessageStateData.Of(message, moved, isFinal: move.State != MessageState.Sent);
        scope.AtEnd(ChatEvents.Draft(move.Company, chat, Type(move.State), new ChatMoment(Actor.System, move.At), data));
        await WaitAsync(scope, chat, message, moved);
        await carrierRefusal.RunAsync(scope, move, chat);
        return true;
    }

    /// <summary>A reply that the customer does not get is none: they go on waiting since what they wrote before it, unless another has reached them.</summary>
    private async Task WaitAsync(WriteScope scope, Chat chat, Message before, Message after)
    {
        if (chat.IsOpen && IsFailure(before) != IsFailure(after))
        {
            await chats.SaveAsync(scope, chat with { WaitingSince = await outbound.FindWaitingSinceAsync(scope, chat) });
        }
    }

    private static bool IsFailure(Message message) => MessageStates.IsFailure(EnumText.Parse<MessageState>(message.State));

    private static Message Moved(Message message, MessageMove move) => message with
    {
        State = EnumText.Of(move.State),
        SentAt = message.SentAt ?? (MessageStates.IsFailure(move.State) ? null : move.At),
        DeliveredAt = move.State == MessageState.Delivered ? move.At : message.DeliveredAt,
        Error = move.Error is null ? null : JsonSerializer.Serialize(move.Error, WireJson.Options),
        ProviderMessageId = move.ProviderMessageId ?? message.ProviderMessageId,
    };

    private static string Type(MessageState state) => state switch
    {
        MessageState.Sent => EventTypes.MessageSent,
        MessageState.Delivered => EventTypes.MessageDelivered,
        _ => EventTypes.MessageFailed,
    };
}
