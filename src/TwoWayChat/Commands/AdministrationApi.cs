using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Hosting;

namespace TwoWayChat.Commands;

/// <summary>The routes by which commands reach the running server. Only its local socket leads here.</summary>
internal static class AdministrationApi
{
    public const string Companies = ControlSocket.Prefix + "/companies";
    public const string Users = ControlSocket.Prefix + "/users";
    public const string Passwords = ControlSocket.Prefix + "/passwords";
    public const string Backups = ControlSocket.Prefix + "/backups";

    public static void MapControl(this IEndpointRouteBuilder app)
    {
        app.MapPost(Companies, AddCompanyAsync).ExcludeFromDescription();
        app.MapPost(Users, AddUserAsync).ExcludeFromDescription();
        app.MapPost(Passwords, SetPasswordAsync).ExcludeFromDescription();
        app.MapPost(Backups, BackUpAsync).ExcludeFromDescription();
    }

    private static async Task<Ok<CommandAnswer>> AddCompanyAsync(Body<CompanyRequest> body, AdminTasks tasks, CancellationToken cancellationToken) =>
        TypedResults.Ok(await tasks.AddCompanyAsync(await body.ReadAsync(), cancellationToken));

    private static async Task<Ok<CommandAnswer>> AddUserAsync(Body<UserRequest> body, AdminTasks tasks, CancellationToken cancellationToken) =>
        TypedResults.Ok(await tasks.AddUserAsync(await body.ReadAsync(), cancellationToken));

    private static async Task<Ok<CommandAnswer>> SetPasswordAsync(Body<PasswordRequest> body, AdminTasks tasks, CancellationToken cancellationToken) =>
        TypedResults.Ok(await tasks.SetPasswordAsync(await body.ReadAsync(), cancellationToken));

    private static async Task<Ok<CommandAnswer>> BackUpAsync(Body<BackupRequest> body, BackupTask task, CancellationToken cancellationToken) =>
        TypedResults.Ok(await task.RunAsync(await body.ReadAsync(), cancellationToken));
}
