using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Chats.Tags;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Notes;

/// <summary>Routes of notes and tags.</summary>
internal static class NotesApi
{
    public static void MapNotes(this IEndpointRouteBuilder api)
    {
        var chat = api.MapGroup("/chats/{chatId}").WithTags("Chats");
        chat.MapGet("/notes", ListAsync).WithName("listNotes").WithSummary("List the internal notes of a chat, oldest first");
        chat.MapPost("/notes", AddAsync).WithName("addNote").WithSummary("Add an internal note; `@username` mentions a user").Repeats();
        chat.MapPut("/tags/{tag}", TagAsync).WithName("tagChat").WithSummary("Put a tag on a chat")
            .Refuses(400, "The tag is empty, has more than 40 characters, or holds a comma, a slash or a control character.")
            .Refuses(409, "The chat has 20 tags.");
        chat.MapDelete("/tags/{tag}", UntagAsync).WithName("untagChat").WithSummary("Take a tag off a chat")
            .Refuses(400, "The tag is none that a chat can have.");
    }

    private static async Task<Ok<Page<NoteBody>>> ListAsync(
        Caller caller, string chatId, HttpRequest request, ChatStore chats, NoteStore notes, CancellationToken cancellationToken)
    {
        var page = PageRequest.Read(request, keys: 2);
        var chat = await chats.FindVisibleAsync(caller.Account, chatId, cancellationToken);
        var rows = await notes.ListAsync(chat, page, cancellationToken);
        return TypedResults.Ok(page.Cut(rows, NoteBody.Of, row => [row.CreatedAt.ToString(), row.NoteId]));
    }

    private static async Task<Created<NoteBody>> AddAsync(
        Caller caller, string chatId, Body<NoteInput> body, HttpContext context, AddNote add, CreateOnce once, CancellationToken cancellationToken)
    {
        var input = await body.ReadAsync();
        var write = add.Prepare(caller, chatId, input.Text);
        var key = IdempotencyKey.Read(context.Request, caller.CompanyId, caller.Account.UserId, input);
        var made = await once.RunAsync(caller.CompanyId, key, write, NoteBody.Of, cancellationToken);
        return TypedResults.Created((string?)null, made);
    }

    private static async Task<Ok<ChatBody>> TagAsync(
        Caller caller, string chatId, string tag, TagChat tags, ReadChats chats, CancellationToken cancellationToken)
    {
        var chat = await tags.PutAsync(caller, chatId, tag, cancellationToken);
        return TypedResults.Ok(await chats.AfterAsync(caller.Account, chat, cancellationToken));
    }

    private static async Task<Ok<ChatBody>> UntagAsync(
        Caller caller, string chatId, string tag, TagChat tags, ReadChats chats, CancellationToken cancellationToken)
    {
        var chat = await tags.RemoveAsync(caller, chatId, tag, cancellationToken);
        return TypedResults.Ok(await chats.AfterAsync(caller.Account, chat, cancellationToken));
    }
}
