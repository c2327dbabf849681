using TwoWayChat.Contacts;
using TwoWayChat.Contacts.Notes;
using TwoWayChat.Data;

namespace TwoWayChat.Chats;

/// <summary>Hands what hangs on one contact to another.</summary>
internal sealed class MergeStore(ChatStore chats, EndChat endChat)
{
    private const int MostOpen = 1000;

    /// <summary>
    /// Ends the open chats of the contact that goes: their customer's number is not the winner's, and the next text to it must not go there by surprise.
    /// </summary>
    public async Task EndChatsAsync(WriteScope scope, Events.NamedRef company, Contact loser, ChatMoment moment)
    {
        var open = await scope.QueryAsync<string>(
            "select chat_id from chats where company_id = @CompanyId and contact_id = @ContactId and status = 'OPEN' order by chat_id limit @limit",
            new { loser.CompanyId, loser.ContactId, limit = MostOpen });
        foreach (var chatId in open)
        {
            if (await chats.LockAsync(scope, loser.CompanyId, chatId) is { IsOpen: true } chat)
            {
                await endChat.ApplyAsync(scope, company, chat, EndReason.System, moment);
            }
        }
    }

    /// <summary>Moves chats and notes, and removes the contact that goes; its tags go with the row.</summary>
    public static async Task MoveAsync(WriteScope scope, Contact winner, Contact loser)
    {
        var key = new { winner.CompanyId, to = winner.ContactId, from = loser.ContactId };
        await ContactNoteStore.MoveAsync(scope, winner.CompanyId, loser.ContactId, winner.ContactId);
        await scope.ExecuteAsync("update chats set contact_id = @to where company_id = @CompanyId and contact_id = @from", key);
        await scope.ExecuteAsync("delete from contacts where company_id = @CompanyId and contact_id = @from", key);
    }
}
