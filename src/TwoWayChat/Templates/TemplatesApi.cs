using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Security;
using TwoWayChat.Sms;

namespace TwoWayChat.Templates;

/// <summary>Routes of templates: everybody reads what may be used, managers change them.</summary>
internal static class TemplatesApi
{
    private const string NotWritable = "The caller is an agent, or a property manager for whom it is only to be used.";

    public static void MapTemplates(this RouteGroupBuilder api)
    {
        var templates = api.MapGroup("/templates").WithTags("Templates");
        templates.MapGet("", ListAsync).WithSummary("List the templates you may use").Takes(QueryParameter.Search)
            .Takes(new QueryParameter("propertyId",
                "Only what may be used in chats of this property: its own, and those of the whole company.") { MostLength = 24 });
        templates.MapPost("", AddAsync).WithSummary("Add a template").Repeats()
            .Refuses(403, NotWritable)
            .Refuses(409, "The shortcut is taken there.");
        templates.MapPost("/preview", PreviewAsync).WithSummary("See what a text with fields becomes, and how many segments it takes");
        templates.MapGet("/{id}", ReadAsync).WithSummary("Read a template");
        templates.MapPut("/{id}", EditAsync).WithSummary("Change a template")
            .Refuses(403, NotWritable)
            .Refuses(409, "The shortcut is taken there.");
        templates.MapDelete("/{id}", DeleteAsync).WithSummary("Delete a template").Refuses(403, NotWritable);
    }

    private static async Task<Ok<Page<TemplateView>>> ListAsync(
        Caller caller, HttpRequest request, TemplateStore templates, CancellationToken cancellationToken)
    {
        var page = PageRequest.Read(request, 2);
        var rows = await templates.ListAsync(caller.Account, QueryText.Id(request.Query, "propertyId", "a property"), page, cancellationToken);
        return TypedResults.Ok(page.Cut(rows, TemplateView.Of, template => [template.NameKey, template.TemplateId]));
    }

    private static async Task<Created<TemplateView>> AddAsync(
        Caller caller, Body<TemplateInput> body, HttpContext context, AddTemplate add, CreateOnce once, CancellationToken cancellationToken)
    {
        var input = await body.ReadAsync();
        var write = add.Prepare(caller, input);
        var key = IdempotencyKey.Read(context.Request, caller.CompanyId, caller.Account.UserId, input);
        var made = await once.RunAsync(caller.CompanyId, key, write, TemplateView.Of, cancellationToken);
        context.Response.Headers.ETag = IfMatch.Tag(made.Version);
        return TypedResults.Created($"{ApiPaths.Base}/templates/{made.Id}", made);
    }

    private static async Task<Ok<TemplatePreview>> PreviewAsync(
        Caller caller, Body<PreviewInput> body, PropertyStore properties, CancellationToken cancellationToken)
    {
        var input = await body.ReadAsync();
        var check = new Check();
        var text = TemplateText.Read(check, MessageText.Written(check, input.Text), "text", TemplateFields.All);
        var values = new TemplateValues
        {
            FirstName = check.Optional(input.FirstName, "firstName", PreviewInput.MostNameLength),
            LastName = check.Optional(input.LastName, "lastName", PreviewInput.MostNameLength),
            AgentName = caller.Account.DisplayName,
            CompanyName = caller.Account.Company.Name,
        };
        check.Enforce();
        return TypedResults.Ok(TemplatePreview.Of(text, values with { PropertyName = await PropertyNameAsync(caller, input, properties, cancellationToken) }));
    }

    private static async Task<string?> PropertyNameAsync(Caller caller, PreviewInput input, PropertyStore properties, CancellationToken cancellationToken)
    {
        if (TemplateRules.PropertyId(input.PropertyId) is not { } propertyId)
        {
            return null;
        }

        var property = Access.CanSee(caller.Account, propertyId) ? await properties.FindAsync(caller.CompanyId, propertyId, cancellationToken) : null;
        return property?.Name ?? throw TemplateRules.UnknownProperty();
    }

    private static async Task<Ok<TemplateView>> ReadAsync(
        Caller caller, string id, TemplateStore templates, HttpResponse response, CancellationToken cancellationToken)
    {
        var template = TemplateRules.Visible(caller.Account, await templates.FindAsync(caller.CompanyId, id, cancellationToken));
        response.Headers.ETag = IfMatch.Tag(template.Version);
        return TypedResults.Ok(TemplateView.Of(template));
    }

    private static async Task<Ok<TemplateView>> EditAsync(
        Caller caller, string id, Body<TemplateInput> body, IfMatch match, EditTemplate edit, HttpResponse response, CancellationToken cancellationToken)
    {
        var template = await edit.RunAsync(caller, id, await body.ReadAsync(), match, cancellationToken);
        response.Headers.ETag = IfMatch.Tag(template.Version);
        return TypedResults.Ok(TemplateView.Of(template));
    }

    private static async Task<NoContent> DeleteAsync(
        Caller caller, string id, IfMatch match, DeleteTemplate delete, CancellationToken cancellationToken)
    {
        await delete.RunAsync(caller, id, match, cancellationToken);
        return TypedResults.NoContent();
    }
}
