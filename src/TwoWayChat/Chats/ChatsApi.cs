using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Chats.Assigning;
using TwoWayChat.Chats.Tags;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Security;

namespace TwoWayChat.Chats;

/// <summary>Routes of chats; those that send belong to the slice of messages.</summary>
internal static class ChatsApi
{
    private const string Ended = "The chat has ended.";

    public static void MapChats(this IEndpointRouteBuilder api)
    {
        var chats = api.MapGroup("/chats").WithTags("Chats");
        chats.MapGet("", ListAsync).WithName("listChats").WithSummary("List the chats you may see, newest activity first")
            .Takes(new QueryParameter("status", "Only open or only ended chats.") { Words = [EnumText.Of(ChatStatus.Open), EnumText.Of(ChatStatus.Ended)] })
            .Takes(new QueryParameter("assignedTo", "`me`, `none`, a user's id or `username@company`.") { MostLength = SignInName.MostLength })
            .Takes(new QueryParameter("propertyId", "Only chats of this property.") { MostLength = Ids.Length })
            .Takes(new QueryParameter("tag", "Only chats with this tag, in whichever case.") { MostLength = Tag.MostLength })
            .Takes(new QueryParameter("contact", "A contact's id or address.") { MostLength = Address.MaxTextLength });
        chats.MapGet("/{chatId}", ReadAsync).WithName("readChat").WithSummary("Read a chat");
        chats.MapPost("/{chatId}/assignment", AssignAsync).WithName("assignChat").WithSummary("Claim a chat, or give it to a user")
            .NeedsNoBody()
            .Refuses(409, "The chat has ended, or somebody else holds it and you claim it or are an agent.");
        chats.MapDelete("/{chatId}/assignment", ReleaseAsync).WithName("releaseChat").WithSummary("Free a chat for all")
            .Refuses(409, Ended);
        chats.MapPost("/{chatId}/transfer", TransferAsync).WithName("transferChat").WithSummary("Move a chat to another property")
            .Refuses(409, Ended);
        chats.MapPost("/{chatId}/end", EndAsync).WithName("endChat").WithSummary("End a chat; the customer's next message starts another")
            .Refuses(409, Ended);
        chats.MapPost("/{chatId}/read", MarkReadAsync).WithName("markChatRead").WithSummary("Note how far you have read a chat");
    }

    private static async Task<Ok<Page<ChatBody>>> ListAsync(
        Caller caller, HttpRequest request, ReadChats chats, ReadChatFilter readFilter, CancellationToken cancellationToken)
    {
        var page = PageRequest.Read(request, keys: 2);
        var filter = await readFilter.RunAsync(caller, request.Query, cancellationToken);
        return TypedResults.Ok(await chats.ListAsync(caller.Account, filter, page, cancellationToken));
    }

    private static async Task<Ok<ChatBody>> ReadAsync(Caller caller, string chatId, ReadChats chats, CancellationToken cancellationToken) =>
        TypedResults.Ok(await chats.OneAsync(caller.Account, chatId, cancellationToken));

    private static async Task<Ok<ChatBody>> AssignAsync(
        Caller caller, string chatId, Body<AssignmentInput> body, AssignChat assign, ReadChats chats, CancellationToken cancellationToken)
    {
        var input = await body.ReadOrAsync(new AssignmentInput(null));
        var chat = await assign.RunAsync(caller, chatId, input.User, cancellationToken);
        return TypedResults.Ok(await chats.AfterAsync(caller.Account, chat, cancellationToken));
    }

    private static async Task<Ok<ChatBody>> ReleaseAsync(
        Caller caller, string chatId, ReleaseChat release, ReadChats chats, CancellationToken cancellationToken)
    {
        var chat = await release.RunAsync(caller, chatId, cancellationToken);
        return TypedResults.Ok(await chats.AfterAsync(caller.Account, chat, cancellationToken));
    }

    private static async Task<Ok<ChatBody>> TransferAsync(
        Caller caller, string chatId, Body<TransferInput> body, TransferChat transfer, ReadChats chats, CancellationToken cancellationToken)
    {
        var input = await body.ReadAsync();
        var check = new Check();
        check.That(!string.IsNullOrEmpty(input.PropertyId), "propertyId", "REQUIRED", "must not be empty");
        var note = check.Optional(input.Note, "note", TransferChat.MostNoteLength);
        check.Enforce();
        var chat = await transfer.RunAsync(caller, chatId, input.PropertyId!, note, cancellationToken);
        return TypedResults.Ok(await chats.AfterAsync(caller.Account, chat, cancellationToken));
    }

    private static async Task<Ok<ChatBody>> EndAsync(
        Caller caller, string chatId, EndChat end, ReadChats chats, CancellationToken cancellationToken)
    {
        var chat = await end.RunAsync(caller, chatId, cancellationToken);
        return TypedResults.Ok(await chats.AfterAsync(caller.Account, chat, cancellationToken));
    }

    private static async Task<Ok<ChatBody>> MarkReadAsync(
        Caller caller, string chatId, Body<ReadInput> body, MarkRead markRead, ReadChats chats, CancellationToken cancellationToken)
    {
        var number = (await body.ReadAsync()).Number ?? throw ApiException.Invalid("number", "REQUIRED", "must be the number of a message of this chat");
        var chat = await markRead.RunAsync(caller, chatId, number, cancellationToken);
        return TypedResults.Ok(await chats.AfterAsync(caller.Account, chat, cancellationToken));
    }
}
