using TwoWayChat.Chats.Routing;
using TwoWayChat.Chats;
using TwoWayChat.Contacts;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Security;

namespace TwoWayChat.Messages.Outbound;

/// <summary>Finds the open chat with a customer, or starts one in the author's name, with the events of that.</summary>
internal sealed class OpenChat(ChooseSender chooseSender, ChatStore chats, ContactStore contacts, MakeContact makeContact, Ids ids, TimeProvider time)
{
    /// <summary>
    /// The chat, open and locked. Throws what <see cref="ChooseSender"/> throws, 400 for a text to the sender address itself, and 409, without a word about it,
    /// where the author does not see it, and on a screen with <see cref="FoundOpen"/> where there is one already.
    /// </summary>
    public async Task<Chat> RunAsync(WriteScope scope, ChatOpening opening)
    {
        var sender = await chooseSender.RunAsync(scope, opening);
        if (sender.Address == opening.To.Value)
        {
            throw ApiException.Invalid("to", "INVALID_RECIPIENT", "is the sender address itself");
        }

        var author = opening.Text.Author;
        var contact = await contacts.FindByNumberAsync(scope, author.CompanyId, opening.To.Value);
        var open = contact is null ? null : await chats.LockOpenAsync(scope, contact, OtherNumber(contact, opening)?.Value, sender.SenderAddressId);
        if (open is not null)
        {
            return Access.CanSee(author, open.PropertyId, open.AssignedTo)
                ? Joined(open, opening)
                : throw ApiException.Conflict("Contact cannot be written to from this sender address now");
        }

        return await StartAsync(scope, opening, sender, contact);
    }

    /// <summary>
    /// The API goes on with the open chat. Whoever writes on a screen that does not show the chat has not seen what stands in it, a colleague's answer
    /// maybe, and is led there instead.
    /// </summary>
    private static Chat Joined(Chat open, ChatOpening opening) => opening.Text.Origin != Origin.Agent || open.MessageCount == 0
        ? open
        : throw ApiException.Conflict(
            "There is an open chat with this customer; nothing was sent",
            new FieldError("to", "CHAT_OPEN", "has an open chat"),
            FoundOpen.Name,
            new FoundOpen(open.ChatId, open.AssigneeName));

    private async Task<Chat> StartAsync(WriteScope scope, ChatOpening opening, SenderAddress sender, Contact? known)
    {
        var company = opening.Text.Author.Company;
        var moment = new ChatMoment(opening.Text.Caller.Actor, time.GetUtcNow().ToUnixTimeMilliseconds());
        var contact = known ?? await makeContact.RunAsync(scope, company.Id, opening.To, moment.At);
        var chat = await AddAsync(scope, opening, sender, contact, moment.At);
        if (known is null)
        {
            scope.AtEnd(ContactEvents.Created(company, contact, chat.Property, moment.Actor));
        }

        scope.AtEnd(ChatEvents.Started(company, chat, moment));
        return chat;
    }

    private async Task<Chat> AddAsync(WriteScope scope, ChatOpening opening, SenderAddress sender, Contact contact, long now)
    {
        var chat = new NewChat
        {
            CompanyId = contact.CompanyId,
            ChatId = ids.New(),
            Route = new RoutedTo(opening.PropertyId, ChatRouting.Manual),
            ContactId = contact.ContactId,
            OtherNumber = OtherNumber(contact, opening),
            SenderAddressId = sender.SenderAddressId,
            Starter = Starter(opening.Text),
            StartedAt = now,
        };
        await chats.AddAsync(scope, chat);
        return (await chats.LockAsync(scope, chat.CompanyId, chat.ChatId))!;
    }

    private static Address? OtherNumber(Contact contact, ChatOpening opening) => contact.Address == opening.To.Value ? null : opening.To;

    /// <summary>Through the API an agent starts a chat only where an agent acts; managers' credentials there belong to systems.</summary>
    private static ChatStarter Starter(OutboundText text) =>
        text.Origin == Origin.Api && text.Author.Role != Role.Agent ? ChatStarter.System : ChatStarter.Agent;
}
