using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Messages.Erasure;

/// <summary>The route that erases a person.</summary>
internal static class ErasureApi
{
    public static void MapErasure(this IEndpointRouteBuilder api) =>
        api.MapGroup("/contacts").WithTags("Contacts").MapDelete("/{contactId}", EraseAsync).WithName("eraseContact")
            .WithSummary("Erase a person for good: names, number, texts, media, notes; counts and an opt-out stay")
            .Refuses(403, "The caller is no global manager.");

    private static async Task<NoContent> EraseAsync(
        Caller caller, string contactId, IfMatch match, EraseContact erase, CancellationToken cancellationToken)
    {
        await erase.RunAsync(caller, contactId, match, cancellationToken);
        return TypedResults.NoContent();
    }
}
