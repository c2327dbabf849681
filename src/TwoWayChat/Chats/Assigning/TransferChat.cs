using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Security;
using TwoWayChat.Users;

namespace TwoWayChat.Chats.Assigning;

/// <summary>Moves a chat to another property. Who held it keeps it only where they belong to that one.</summary>
internal sealed class TransferChat(Database database, ChatStore chats, PropertyStore properties, UserStore users, AuditLog audit, TimeProvider time)
{
    /// <summary>Most characters of a note.</summary>
    public const int MostNoteLength = 1000;

    /// <summary>
    /// Moves the chat and answers with it; to its own property nothing happens. Throws 404 for a chat that the caller does not see, 409 for one that has
    /// ended, 400 for a property that the company does not have.
    /// </summary>
    public Task<Chat> RunAsync(Caller caller, string chatId, string propertyId, string? note, CancellationToken cancellationToken) =>
        database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, chatId, propertyId, note), cancellationToken);

    private async Task<Chat> ApplyAsync(WriteScope scope, Caller caller, string chatId, string propertyId, string? note)
    {
        var chat = await chats.LockVisibleAsync(scope, caller.Account, chatId);
        ChatRules.EnforceOpen(chat);
        var property = Ids.IsId(propertyId) ? await properties.LockAsync(scope, caller.CompanyId, propertyId) : null;
        if (property is null)
        {
            throw ApiException.Invalid("propertyId", "UNKNOWN_PROPERTY", "must name a property of the company");
        }

        if (property.PropertyId == chat.PropertyId)
        {
            return chat;
        }

        var after = await MovedAsync(scope, chat, property);
        await chats.SaveAsync(scope, after);
        Tell(scope, caller, chat, after, note);
        await audit.OnBehalfAsync(scope, caller, "chat.transferred", new AuditTarget("chat", chat.ChatId));
        return after;
    }

    private async Task<Chat> MovedAsync(WriteScope scope, Chat chat, Property property)
    {
        // Locked as where a chat is assigned: who loses the property at the same time either waits for this, or is found without it.
        var holder = chat.AssignedTo is { } userId ? await users.LockAsync(scope, chat.CompanyId, userId) : null;
        var keeps = holder is { Enabled: true } && Access.CanSee(holder.ToAccount(), property.PropertyId);
        return chat with
        {
            PropertyId = property.PropertyId,
            PropertyName = property.Name,
            AssignedTo = keeps ? chat.AssignedTo : null,
            AssigneeName = keeps ? chat.AssigneeName : null,
        };
    }

    private void Tell(WriteScope scope, Caller caller, Chat before, Chat after, string? note)
    {
        var moment = new ChatMoment(caller.Actor, time.GetUtcNow().ToUnixTimeMilliseconds());
        var company = caller.Account.Company;
        scope.AtEnd(ChatEvents.Draft(
            company, after, EventTypes.ChatTransferred, moment,
            new ChatTransferredData(before.Property, after.Property, after.Contact, after.SenderAddress, note), before));
        if (after.AssignedTo != before.AssignedTo)
        {
            scope.AtEnd(ChatEvents.Assigned(company, after, moment, before, AssignmentReason.Auto));
        }
    }
}
