using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Users.SecondFactors;

namespace TwoWayChat.Users;

/// <summary>Routes of users. Everybody reads <c>/users/me</c> and changes the own password; the rest is for managers.</summary>
internal static class UsersApi
{
    public static void MapUsers(this RouteGroupBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("Users");
        users.MapGet("", ListAsync).WithSummary("List the users you may see").Takes(QueryParameter.Search)
            .Takes(new QueryParameter("role", "Only users of this role.") { Words = [.. Enum.GetValues<Role>().Select(EnumText.Of)] })
            .Takes(new QueryParameter("propertyId", "Only users to whom this property is assigned."))
            .Refuses(403, "The caller is an agent.");
        PasswordIsNotEnough.Guard(users.MapPost("", AddAsync), "The caller is an agent, or may not give that role or those properties.")
            .WithSummary("Add a user").Repeats()
            .Refuses(409, "The user name is taken.");
        users.MapGet("/me", MeAsync).WithSummary("Read yourself");
        PasswordIsNotEnough.Guard(users.MapPut("/me/password", ChangePasswordAsync), "The caller acts as somebody else.")
            .WithSummary("Change your own password");
        users.MapGet("/{id}", ReadAsync).WithSummary("Read a user").Refuses(403, "The caller is an agent.");
        PasswordIsNotEnough.Guard(users.MapPut("/{id}", EditAsync), "The caller is an agent, or may not give that role or those properties.")
            .WithSummary("Change a user")
            .Refuses(409, "The user name is taken, or it would leave the company without a global manager.");
        PasswordIsNotEnough.Guard(users.MapDelete("/{id}", DeleteAsync), "The caller is an agent, or may not run that user.")
            .WithSummary("Delete a user")
            .Refuses(409, "It would leave the company without a global manager.");
    }

    private static async Task<Ok<Page<UserView>>> ListAsync(
        Caller caller, HttpRequest request, UserStore users, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        var page = PageRequest.Read(request, 1);
        var rows = await users.ListAsync(caller.Account, Filter(caller.Account, request.Query), page, cancellationToken);
        return TypedResults.Ok(page.Cut(rows, user => UserView.Of(caller.Account, user), user => [user.UsernameKey]));
    }

    private static async Task<Created<UserView>> AddAsync(
        Caller caller, Body<UserInput> body, HttpContext context, AddUser add, CreateOnce once, CancellationToken cancellationToken)
    {
        var input = await body.ReadAsync();
        var write = await add.PrepareAsync(caller, input, cancellationToken);
        // A hash of the request is kept with the key; a password must not be guessable from it.
        var key = IdempotencyKey.Read(context.Request, caller.CompanyId, caller.Account.UserId, input with { Password = null });
        var made = await once.RunAsync(caller.CompanyId, key, write, user => UserView.Of(caller.Account, user), cancellationToken);
        context.Response.Headers.ETag = IfMatch.Tag(made.Version);
        return TypedResults.Created($"{ApiPaths.Base}/users/{made.Id}", made);
    }

    private static Task<Ok<UserView>> MeAsync(Caller caller, UserStore users, HttpResponse response, CancellationToken cancellationToken) =>
        AnswerAsync(caller, caller.Account.UserId, users, response, cancellationToken);

    private static async Task<NoContent> ChangePasswordAsync(
        Caller caller, Body<PasswordChange> body, ChangeOwnPassword change, HttpContext context, CancellationToken cancellationToken)
    {
        await change.RunAsync(caller, await body.ReadAsync(), context.Connection.RemoteIpAddress, cancellationToken);
        return TypedResults.NoContent();
    }

    private static Task<Ok<UserView>> ReadAsync(
        Caller caller, string id, UserStore users, HttpResponse response, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        return AnswerAsync(caller, id, users, response, cancellationToken);
    }

    private static async Task<Ok<UserView>> EditAsync(
        Caller caller, string id, Body<UserInput> body, IfMatch match, EditUser edit, HttpResponse response, CancellationToken cancellationToken)
    {
        var user = await edit.RunAsync(caller, id, (await body.ReadAsync()).ToChange(), match, cancellationToken);
        response.Headers.ETag = IfMatch.Tag(user.Version);
        return TypedResults.Ok(UserView.Of(caller.Account, user));
    }

    private static async Task<NoContent> DeleteAsync(
        Caller caller, string id, IfMatch match, DeleteUser delete, CancellationToken cancellationToken)
    {
        await delete.RunAsync(caller, id, match, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<UserView>> AnswerAsync(
        Caller caller, string id, UserStore users, HttpResponse response, CancellationToken cancellationToken)
    {
        var user = await users.FindUserByIdAsync(caller.CompanyId, id, cancellationToken);
        if (user is null || !UserAccess.CanSee(caller.Account, user))
        {
            throw ApiException.NotFound("User");
        }

        response.Headers.ETag = IfMatch.Tag(user.Version);
        return TypedResults.Ok(UserView.Of(caller.Account, user));
    }

    private static UserFilter Filter(Account viewer, IQueryCollection query)
    {
        Role? role = null;
        if (query.TryGetValue("role", out var asked))
        {
            role = EnumText.TryParse<Role>(asked, out var known)
                ? known
                : throw ApiException.Invalid("role", "UNKNOWN_ROLE", "must be AGENT, PROPERTY_MANAGER or GLOBAL_MANAGER");
        }

        // Of a property that the viewer does not see there is nobody to find, whoever else is there.
        return new UserFilter(role, QueryText.Id(query, "propertyId", "a property") is { } id ? Access.CanSee(viewer, id) ? id : "" : null);
    }
}
