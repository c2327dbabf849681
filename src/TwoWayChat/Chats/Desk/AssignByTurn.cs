using TwoWayChat.Chats.Assigning;
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

    /// <summary>
    /// Gives a chat that waits too long to another agent than its holder: the next who is online and has room, in turn where the property leaves chats to
    /// its people. Where there is none, it is nobody's.
    /// </summary>
    public async Task PassOnAsync(WriteScope scope, NamedRef company, Chat chat)
    {
        var mode = EnumText.Parse<Assignment>(chat.Assignment);
        var last = await desk.LockAsync(scope, chat.CompanyId, chat.PropertyId);
        var others = (await desk.AgentsAsync(scope, chat.CompanyId, chat.PropertyId)).Where(agent => agent.UserId != chat.AssignedTo).ToList();
        var next = Turn.Next(others, mode == Assignment.Free ? Assignment.RoundRobin : mode, chat.AssignmentLimit, last);
        if (next is not null)
        {
            await desk.SetLastAsync(scope, chat.CompanyId, chat.PropertyId, next.UserId);
        }

        var moment = new ChatMoment(Actor.System, time.GetUtcNow().ToUnixTimeMilliseconds());
        await change.RunAsync(scope, company, new AssigneeChange(chat, next?.Ref, AssignmentReason.Escalation, moment));
    }

    /// <summary>By turn, for a chat that a customer has just started, whatever has become of it within the transaction.</summary>
    public async Task RunAsync(WriteScope scope, NamedRef company, string chatId)
    {
        if (await chats.LockAsync(scope, company.Id, chatId) is { } chat)
        {
            await RunAsync(scope, company, chat);
        }
    }
}
