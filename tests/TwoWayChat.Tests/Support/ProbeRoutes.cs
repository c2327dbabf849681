using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Tests.Support;

/// <summary>Routes below the API's base that do nothing but pass through what every route passes through: for tests of the frame itself.</summary>
internal static class ProbeRoutes
{
    public static void Map(WebApplication app)
    {
        var probe = app.MapGroup(ApiPaths.Base).RequireAuthorization(BasicAuthentication.SchemeName).MapGroup("/probe");
        probe.MapGet("/caller", (Caller caller) => new { name = caller.Account.SignInName, role = caller.Account.Role });
        probe.MapGet("/refusal", string () => throw ApiException.Invalid("to", "INVALID_RECIPIENT", "must be a number"));
        probe.MapGet("/busy", string () => throw ApiException.TooManyRequests("Too many", TimeSpan.FromSeconds(1.5)));
        probe.MapPost("/body", async (Body<ProbeBody> body) => await body.ReadAsync());
        probe.MapGet("/page", (HttpRequest request) => PageRequest.Read(request, 2));
        probe.MapGet("/bug", string () => throw new InvalidOperationException("the secret of the bug"));
        probe.MapGet("/outage", string () => throw new StorageUnavailableException("the disk of rack 7 is full"));
    }
}
