using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Properties;

/// <summary>Routes of sender addresses: managers read those they may send from, global managers change them.</summary>
internal static class SenderAddressesApi
{
    public static void MapSenderAddresses(this RouteGroupBuilder api)
    {
        var addresses = api.MapGroup("/sender-addresses").WithTags("Sender addresses");
        addresses.MapGet("", ListAsync).WithSummary("List the sender addresses you may see").Takes(QueryParameter.Search)
            .Refuses(403, "The caller is an agent.");
        addresses.MapPost("", AddAsync).WithSummary("Add a sender address").Repeats()
            .Refuses(403, "The caller is no global manager.")
            .Refuses(409, "The address is taken.");
        addresses.MapGet("/{id}", ReadAsync).WithSummary("Read a sender address").Refuses(403, "The caller is an agent.");
        addresses.MapPut("/{id}", EditAsync).WithSummary("Change gateway or property of a sender address")
            .Refuses(403, "The caller is no global manager.");
        addresses.MapDelete("/{id}", DeleteAsync).WithSummary("Delete a sender address")
            .Refuses(403, "The caller is no global manager.")
            .Refuses(409, "Something uses it.");
    }

    private static async Task<Ok<Page<SenderAddressView>>> ListAsync(
        Caller caller, HttpRequest request, SenderAddressStore addresses, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        var page = PageRequest.Read(request, 1);
        var rows = await addresses.ListAsync(caller.Account, null, page, cancellationToken);
        return TypedResults.Ok(page.Cut(rows, SenderAddressView.Of, row => [row.Address]));
    }

    private static async Task<Created<SenderAddressView>> AddAsync(
        Caller caller, Body<SenderAddressInput> body, HttpContext context, AddSenderAddress add, CreateOnce once, CancellationToken cancellationToken)
    {
        var input = await body.ReadAsync();
        var write = add.Prepare(caller, input);
        var key = IdempotencyKey.Read(context.Request, caller.CompanyId, caller.Account.UserId, input);
        var made = await once.RunAsync(caller.CompanyId, key, write, SenderAddressView.Of, cancellationToken);
        context.Response.Headers.ETag = IfMatch.Tag(made.Version);
        return TypedResults.Created($"{ApiPaths.Base}/sender-addresses/{made.Id}", made);
    }

    private static async Task<Ok<SenderAddressView>> ReadAsync(
        Caller caller, string id, SenderAddressStore addresses, HttpResponse response, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        var address = await addresses.FindAsync(caller.CompanyId, id, cancellationToken);
        if (address is null || (address.PropertyId is not null && !Access.CanSee(caller.Account, address.PropertyId)))
        {
            throw ApiException.NotFound("Sender address");
        }

        response.Headers.ETag = IfMatch.Tag(address.Version);
        return TypedResults.Ok(SenderAddressView.Of(address));
    }

    private static async Task<Ok<SenderAddressView>> EditAsync(
        Caller caller,
        string id,
        Body<SenderAddressInput> body,
        IfMatch match,
        EditSenderAddress edit,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var address = await edit.RunAsync(caller, id, await body.ReadAsync(), match, cancellationToken);
        response.Headers.ETag = IfMatch.Tag(address.Version);
        return TypedResults.Ok(SenderAddressView.Of(address));
    }

    private static async Task<NoContent> DeleteAsync(
        Caller caller, string id, IfMatch match, DeleteSenderAddress delete, CancellationToken cancellationToken)
    {
        await delete.RunAsync(caller, id, match, cancellationToken);
        return TypedResults.NoContent();
    }
}
