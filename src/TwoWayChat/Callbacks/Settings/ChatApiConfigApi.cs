using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Companies;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Users.SecondFactors;

namespace TwoWayChat.Callbacks.Settings;

/// <summary>Routes of the Chat API configuration: for global managers alone.</summary>
internal static class ChatApiConfigApi
{
    public static void MapChatApiConfig(this RouteGroupBuilder api)
    {
        var config = api.MapGroup("/chat-api-config").WithTags("Chat API Config");
        config.MapGet("", ReadAsync).WithSummary("Read the Chat API configuration")
            .Refuses(403, "The caller is no global manager.");
        PasswordIsNotEnough.Guard(config.MapPut("", SaveAsync), "The caller is no global manager.")
            .WithSummary("Save the Chat API configuration; what is left out stays");
        PasswordIsNotEnough.Guard(config.MapPost("/secret", RotateAsync), "The caller is no global manager.")
            .WithSummary("Make a new signing secret; the old one signs too for 24 hours")
            .Refuses(409, "It was rotated too often within 24 hours.");
        config.MapPost("/test", TestAsync).WithSummary("Send callback.test to the callback URL")
            .Refuses(403, "The caller is no global manager.")
            .Refuses(409, "There is no callback URL.");
    }

    private static async Task<Ok<ChatApiConfigView>> ReadAsync(
        Caller caller, ChatApiConfigStore configs, HttpResponse response, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        var config = await configs.FindAsync(caller.CompanyId, cancellationToken) ?? throw ApiException.NotFound("Chat API configuration");
        response.Headers.ETag = IfMatch.Tag(config.Version);
        return TypedResults.Ok(ChatApiConfigView.Of(config));
    }

    private static async Task<Ok<ChatApiConfigView>> SaveAsync(
        Caller caller, Body<ChatApiConfigInput> body, IfMatch match, SaveChatApiConfig save, HttpResponse response, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account); // Before the body is read.
        var saved = await save.RunAsync(caller, await body.ReadAsync(), match, cancellationToken);
        response.Headers.ETag = IfMatch.Tag(saved.Config.Version);
        KeepFromCaches(response);
        return TypedResults.Ok(ChatApiConfigView.Of(saved.Config) with { Secret = saved.Secret?.Reveal() });
    }

    private static async Task<Ok<SecretView>> RotateAsync(
        Caller caller, RotateSecret rotate, HttpResponse response, CancellationToken cancellationToken)
    {
        var secret = await rotate.RunAsync(caller, cancellationToken);
        KeepFromCaches(response);
        return TypedResults.Ok(new SecretView(secret.Reveal()));
    }

    private static async Task<Ok<TestResult>> TestAsync(Caller caller, SendTestEvent test, CancellationToken cancellationToken) =>
        TypedResults.Ok(await test.RunAsync(caller, cancellationToken));

    private static void KeepFromCaches(HttpResponse response) => response.Headers.CacheControl = "no-store";
}
