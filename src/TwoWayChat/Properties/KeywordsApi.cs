using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Properties;

/// <summary>Routes of keywords: managers, each for the own properties.</summary>
internal static class KeywordsApi
{
    public static void MapKeywords(this RouteGroupBuilder api)
    {
        var keywords = api.MapGroup("/keywords").WithTags("Keywords");
        keywords.MapGet("", ListAsync).WithSummary("List the keywords of your properties").Takes(QueryParameter.Search)
            .Takes(new QueryParameter("propertyId", "Only keywords of this property.") { MostLength = Ids.Length })
            .Refuses(403, "The caller is an agent.");
        keywords.MapPost("", AddAsync).WithSummary("Add a keyword").Repeats()
            .Refuses(403, "The caller is an agent, or the property is not the caller's.")
            .Refuses(409, "The word is taken.");
        keywords.MapGet("/{id}", ReadAsync).WithSummary("Read a keyword").Refuses(403, "The caller is an agent.");
        keywords.MapPut("/{id}", EditAsync).WithSummary("Change a keyword")
            .Refuses(403, "The caller is an agent, or the property is not the caller's.")
            .Refuses(409, "The word is taken.");
        keywords.MapDelete("/{id}", DeleteAsync).WithSummary("Delete a keyword").Refuses(403, "The caller is an agent.");
    }

    private static async Task<Ok<Page<KeywordView>>> ListAsync(
        Caller caller, HttpRequest request, KeywordStore keywords, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        var page = PageRequest.Read(request, 1);
        var rows = await keywords.ListAsync(caller.Account, QueryText.Id(request.Query, "propertyId", "a property"), page, cancellationToken);
        return TypedResults.Ok(page.Cut(rows, KeywordView.Of, keyword => [keyword.WordKey]));
    }

    private static async Task<Created<KeywordView>> AddAsync(
        Caller caller, Body<KeywordInput> body, HttpContext context, AddKeyword add, CreateOnce once, CancellationToken cancellationToken)
    {
        var input = await body.ReadAsync();
        var write = add.Prepare(caller, input);
        var key = IdempotencyKey.Read(context.Request, caller.CompanyId, caller.Account.UserId, input);
        var made = await once.RunAsync(caller.CompanyId, key, write, KeywordView.Of, cancellationToken);
        context.Response.Headers.ETag = IfMatch.Tag(made.Version);
        return TypedResults.Created($"{ApiPaths.Base}/keywords/{made.Id}", made);
    }

    private static async Task<Ok<KeywordView>> ReadAsync(
        Caller caller, string id, KeywordStore keywords, HttpResponse response, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        var found = await keywords.FindAsync(caller.CompanyId, id, cancellationToken);
        var keyword = PropertyScope.Visible(caller.Account, found, row => row.PropertyId, "Keyword");
        response.Headers.ETag = IfMatch.Tag(keyword.Version);
        return TypedResults.Ok(KeywordView.Of(keyword));
    }

    private static async Task<Ok<KeywordView>> EditAsync(
        Caller caller, string id, Body<KeywordInput> body, IfMatch match, EditKeyword edit, HttpResponse response, CancellationToken cancellationToken)
    {
        var keyword = await edit.RunAsync(caller, id, await body.ReadAsync(), match, cancellationToken);
        response.Headers.ETag = IfMatch.Tag(keyword.Version);
        return TypedResults.Ok(KeywordView.Of(keyword));
    }

    private static async Task<NoContent> DeleteAsync(
        Caller caller, string id, IfMatch match, DeleteKeyword delete, CancellationToken cancellationToken)
    {
        await delete.RunAsync(caller, id, match, cancellationToken);
        return TypedResults.NoContent();
    }
}
