using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Deliveries;

/// <summary>Routes of the delivery log.</summary>
internal static class DeliveriesApi
{
    public static void MapDeliveries(this RouteGroupBuilder api)
    {
        api.MapGet("/deliveries", ListAsync).WithTags("Deliveries").WithSummary("List delivery attempts, the newest first")
            .Takes(new QueryParameter("sessionId", "Only attempts of this session."))
            .Takes(new QueryParameter("chatId", "Only attempts at events of this chat, its messages' among them."))
            .Takes(new QueryParameter("eventId", "Only attempts at this event."))
            .Takes(new QueryParameter("sequence", "Only attempts at the event with this sequence.", "integer") { Least = 0 })
            .Takes(new QueryParameter("type", "Only attempts of this event type."))
            .Takes(new QueryParameter("status", "Only attempts with this outcome, `FAILED` for all but `DELIVERED`, or with this HTTP status."))
            .Takes(new QueryParameter("from", "Only attempts that started then or later, epoch milliseconds.", "integer") { Least = 0 })
            .Takes(new QueryParameter("to", "Only attempts that started before then, epoch milliseconds.", "integer") { Least = 0 })
            .Refuses(403, "The caller is no global manager.");
        api.MapGet("/deliveries/{id}", GetAsync).WithTags("Deliveries").WithSummary("Read a delivery attempt with the request that was sent")
            .Refuses(403, "The caller is no global manager.");
        api.MapGet(SessionsApi.Path + "/{id}/parked", ParkedAsync).WithMetadata(new ByCredentialsAlone()).WithTags("Deliveries")
            .WithSummary("List the events that a session's receiver refused");
    }

    private static async Task<Ok<Page<DeliveryView>>> ListAsync(
        Caller caller, HttpRequest request, DeliveryStore deliveries, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        var page = PageRequest.Read(request, keys: 1);
        var rows = await deliveries.ListAsync(
            caller.CompanyId, DeliveryFilter.Read(request.Query), page.AfterId, page.Limit + 1, cancellationToken);
        return TypedResults.Ok(page.Cut(rows, DeliveryView.Of, row => [row.AttemptId]));
    }

    private static async Task<Ok<SentDelivery>> GetAsync(string id, Caller caller, RebuildCallback rebuild, CancellationToken cancellationToken) =>
        TypedResults.Ok(SentDelivery.Of(await rebuild.RunAsync(caller, id, cancellationToken)));

    /// <summary>For who may use the session: its creator, its user, a global manager.</summary>
    private static async Task<Ok<Page<ParkedView>>> ParkedAsync(
        string id, Caller caller, HttpRequest request, FindSession find, DeliveryStore deliveries, CancellationToken cancellationToken)
    {
        var session = await find.ReadableAsync(caller.Account, id, cancellationToken);
        var page = PageRequest.Read(request, keys: 1);
        var rows = await deliveries.ParkedAsync(caller.CompanyId, session.SessionId, page.AfterNumber(0, first: 0), page.Limit + 1, cancellationToken);
        return TypedResults.Ok(page.Cut(rows, ParkedView.Of, row => [row.Sequence.ToString()]));
    }
}
