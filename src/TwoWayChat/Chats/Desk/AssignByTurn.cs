using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Properties;

namespace TwoWayChat.Chats.Desk;

/// <summary>Gives a chat to the agent whose turn it is, where its property assigns by itself.</summary>
internal sealed class AssignByTurn(DeskStore desk, ChatStore chats, ChangeAssignee change, TimeProvider time)
{
    /// <summary>
    /// The chat, which the transaction has locked, as it stands then; nothing happens where it has ended or is somebody's, the property leaves it to its
    /// people, or nobody online has room.
    /// </summary>
    public async Task<Chat> RunAsync(WriteScope scope, NamedRef company, Chat chat)
    {
        var mode = EnumText.Parse<Assignment>(chat.Assignment);
        if (mode == Assignment.Free || !chat.IsOpen || chat.AssignedTo is not null)
        {
            return chat;
        }

        var last = await desk.LockAsync(scope, chat.CompanyId, chat.PropertyId);
        var agents = await desk.AgentsAsync(scope, chat.CompanyId, chat.PropertyId);
        if (Turn.Next(agents, mode, chat.AssignmentLimit, last) is not { } agent)
        {
            return chat;
        }

        await desk.SetLastAsync(scope, chat.CompanyId, chat.PropertyId, agent.UserId);
        var moment = new ChatMoment(Actor.System, time.GetUtcNow().ToUnixTimeMilliseconds());
        return await change.RunAsync(scope, company, new AssigneeChange(chat, agent.Ref, AssignmentReason.Auto, moment));
    }

    /// <summary>The same for a chat that a customer has just started, whatever has become of it within the transaction.</summary>
    public async Task RunAsync(WriteScope scope, NamedRef company, string chatId)
    {
        if (await chats.LockAsync(scope, company.Id, chatId) is { } chat)
        {
            await RunAsync(scope, company, chat);
        }
    }
}
