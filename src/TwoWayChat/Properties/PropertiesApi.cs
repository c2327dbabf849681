using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Properties;

/// <summary>Routes of properties: everybody reads the own ones, global managers change them.</summary>
internal static class PropertiesApi
{
    public static void MapProperties(this RouteGroupBuilder api)
    {
        var properties = api.MapGroup("/properties").WithTags("Properties");
        properties.MapGet("", ListAsync).WithSummary("List the properties you may see").Takes(QueryParameter.Search);
        properties.MapPost("", AddAsync).WithSummary("Add a property").Repeats()
            .Refuses(403, "The caller is no global manager.")
            .Refuses(409, "The name is taken.");
        properties.MapGet("/{id}", ReadAsync).WithSummary("Read a property");
        properties.MapPut("/{id}", EditAsync).WithSummary("Rename a property, make it the default, or change its settings")
            .Refuses(403, "The caller is no global manager.")
            .Refuses(409, "The name is taken.");
        properties.MapDelete("/{id}", DeleteAsync).WithSummary("Delete a property that nothing uses")
            .Refuses(403, "The caller is no global manager.")
            .Refuses(409, "Something uses it.");
        api.MapKeywords();
        api.MapSenderAddresses();
    }

    private static async Task<Ok<Page<PropertyView>>> ListAsync(
        Caller caller, HttpRequest request, PropertyStore properties, CancellationToken cancellationToken)
    {
        var page = PageRequest.Read(request, 1);
        var rows = await properties.ListAsync(caller.Account, page, cancellationToken);
        return TypedResults.Ok(page.Cut(rows, PropertyView.Of, property => [property.NameKey]));
    }

    private static async Task<Created<PropertyView>> AddAsync(
        Caller caller, Body<PropertyInput> body, HttpContext context, AddProperty add, CreateOnce once, CancellationToken cancellationToken)
    {
        var input = await body.ReadAsync();
        var write = add.Prepare(caller, input);
        var key = IdempotencyKey.Read(context.Request, caller.CompanyId, caller.Account.UserId, input);
        var made = await once.RunAsync(caller.CompanyId, key, write, PropertyView.Of, cancellationToken);
        context.Response.Headers.ETag = IfMatch.Tag(made.Version);
        return TypedResults.Created($"{ApiPaths.Base}/properties/{made.Id}", made);
    }

    private static async Task<Ok<PropertyView>> ReadAsync(
        Caller caller, string id, PropertyStore properties, HttpResponse response, CancellationToken cancellationToken)
    {
        var found = await properties.FindAsync(caller.CompanyId, id, cancellationToken);
        var property = PropertyScope.Visible(caller.Account, found, row => row.PropertyId, "Property");
        response.Headers.ETag = IfMatch.Tag(property.Version);
        return TypedResults.Ok(PropertyView.Of(property));
    }

    private static async Task<Ok<PropertyView>> EditAsync(
        Caller caller, string id, Body<PropertyInput> body, IfMatch match, EditProperty edit, HttpResponse response, CancellationToken cancellationToken)
    {
        var property = await edit.RunAsync(caller, id, await body.ReadAsync(), match, cancellationToken);
        response.Headers.ETag = IfMatch.Tag(property.Version);
        return TypedResults.Ok(PropertyView.Of(property));
    }

    private static async Task<NoContent> DeleteAsync(
        Caller caller, string id, IfMatch match, DeleteProperty delete, CancellationToken cancellationToken)
    {
        await delete.RunAsync(caller, id, match, cancellationToken);
        return TypedResults.NoContent();
    }
}
