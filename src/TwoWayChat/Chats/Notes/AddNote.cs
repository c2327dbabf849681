using System.Text.Json;
using TwoWayChat.Contacts.Notes;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Users;

namespace TwoWayChat.Chats.Notes;

/// <summary>Adds a note to a chat, open or ended.</summary>
internal sealed class AddNote(ChatStore chats, NoteStore notes, UserStore users, AuditLog audit, Ids ids, TimeProvider time)
{
    /// <summary>
    /// The write, ready to run; throws a 400 for a bad text. Run, it throws 404 for a chat that the caller does not see. Users that the text names are told
    /// in the event, if they see the chat: whoever does not is not named either.
    /// </summary>
    public Func<WriteScope, Task<Note>> Prepare(Caller caller, string chatId, string? text)
    {
        var valid = NoteText.Valid(text);
        return scope => ApplyAsync(scope, caller, chatId, valid);
    }

    private async Task<Note> ApplyAsync(WriteScope scope, Caller caller, string chatId, string text)
    {
        var chat = await chats.LockVisibleAsync(scope, caller.Account, chatId);
        var mentioned = await MentionedAsync(scope, chat, text);
        var note = new Note
        {
            CompanyId = chat.CompanyId,
            NoteId = ids.New(),
            ChatId = chat.ChatId,
            Text = text,
            Mentions = JsonSerializer.Serialize(mentioned, WireJson.Options),
            AuthorType = EnumText.Of(caller.Account.Role),
            AuthorId = caller.Account.UserId,
            AuthorName = caller.Account.DisplayName,
            CreatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        await notes.AddAsync(scope, note);
        await MentionStore.AddAsync(scope, note);
        var moment = new ChatMoment(caller.Actor, note.CreatedAt);
        scope.AtEnd(ChatEvents.Draft(caller.Account.Company, chat, EventTypes.ChatNoteAdded, moment, new NoteData(note.NoteId, text, mentioned)));
        await audit.OnBehalfAsync(scope, caller, "chat.note_added", new AuditTarget("chat", chat.ChatId));
        return note;
    }

    private async Task<IReadOnlyList<NamedRef>> MentionedAsync(WriteScope scope, Chat chat, string text)
    {
        var names = Mentions.Of(text);
        var known = names.Count == 0 ? [] : await users.FindByNamesAsync(scope, chat.CompanyId, names);
        return [.. known.Select(user => user.ToAccount()).Where(user => Access.CanSee(user, chat.PropertyId, chat.AssignedTo)).Select(user => user.Ref)];
    }
}
