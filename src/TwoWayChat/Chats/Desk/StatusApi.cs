using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Desk;

/// <summary>Routes of the own status.</summary>
internal static class StatusApi
{
    public static void MapStatus(this IEndpointRouteBuilder api)
    {
        var status = api.MapGroup("/users/me/status").WithTags("Users");
        status.MapGet("", ReadAsync).WithName("readMyStatus").WithSummary("Read whether you count as online");
        status.MapPut("", ChooseAsync).WithName("chooseMyStatus").WithSummary("Be away, or online again: who is away gets no chats assigned");
    }

    private static async Task<Ok<StatusBody>> ReadAsync(Caller caller, UserStatus status, CancellationToken cancellationToken) =>
        TypedResults.Ok(await status.ReadAsync(caller.Account, cancellationToken));

    private static async Task<Ok<StatusBody>> ChooseAsync(
        Caller caller, Body<StatusInput> body, UserStatus status, CancellationToken cancellationToken) =>
        TypedResults.Ok(await status.ChooseAsync(caller, (await body.ReadAsync()).Status, cancellationToken));
}
