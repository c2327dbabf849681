using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Contacts;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Merging;

/// <summary>The route that merges two contacts.</summary>
internal static class MergeApi
{
    public static void MapMerge(this IEndpointRouteBuilder api) =>
        api.MapGroup("/contacts").WithTags("Contacts").MapPost("/{contactId}/merge", MergeAsync).WithName("mergeContact")
            .WithSummary("Merge another contact into this one: its chats, tags and what this one lacks; for good")
            .Refuses(403, "The caller is an agent.")
            .Refuses(409, "The contact that goes has chats in properties that the caller does not see.");

    private static async Task<Ok<ContactBody>> MergeAsync(
        Caller caller,
        string contactId,
        Body<MergeInput> body,
        IfMatch match,
        MergeContacts merge,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account); // Before the body is read.
        var contact = await merge.RunAsync(caller, contactId, await body.ReadAsync(), match, cancellationToken);
        response.Headers.ETag = IfMatch.Tag(contact.Version);
        return TypedResults.Ok(ContactBody.Of(contact));
    }
}
