using TwoWayChat.Chats.Routing;
using TwoWayChat.Chats;
using TwoWayChat.Data;

namespace TwoWayChat.Messages.Inbound;

/// <summary>Starts the chat of a customer who has none open with that sender address.</summary>
internal sealed class StartInboundChat(RouteChat routing, ChatStore chats, Ids ids)
{
    /// <summary>The new chat's id.</summary>
    public async Task<string> RunAsync(WriteScope scope, InboundText text, string contactId, InboundLook look)
    {
        var route = await routing.RunAsync(scope, text.Company.Id, look.ContactId, look.SenderPropertyId, text.Text);
        var chat = new NewChat
        {
            CompanyId = text.Company.Id,
            ChatId = ids.New(),
            Route = route,
            ContactId = contactId,
            OtherNumber = look.ContactAddress is { } own && own != text.From.Value ? text.From : null,
            SenderAddressId = look.SenderAddressId,
            Starter = ChatStarter.EndUser,
            StartedAt = text.ReceivedAt,
        };
        await chats.AddAsync(scope, chat);
        return chat.ChatId;
    }
}
