using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using TwoWayChat.Hosting;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Access;

/// <summary>What anybody may ask for without saying who he is; whoever opens a route says so here.</summary>
public class OpenRoutesTests
{
    private const string Documentation = ApiPaths.Root + "/docs";

    private static readonly string[] Known =
    [
        "/control/backups", "/control/companies", "/control/passwords", "/control/users", // By the local socket alone.
        "/denied", "/status/{Code:int}", "/{**path:file}", // Pages that say what is wrong.
        "/", "/sign-in", "/sign-in/code", "/sign-out", // Leads to the sign-in; asks for nothing but what the visitor brings.
        "/sign-in/forgotten", "/sign-in/new-password/{CompanyId}/{Token}", // By a one-time token of a mail.
        "/set-up/{Token?}", // By a one-time token, on a server without a company.
        "/health/live", "/health/ready",
        "/metrics", // From this machine alone.
        "/scg-web-chat-api/media/{companyId}/{mediaId}", // By a signed link of a message object.
        "/scg-web-chat-api/schemas/{name}.json", "/scg-web-chat-api/openapi.json",
    ];

    [Fact]
    public async Task Routes_OpenToEverybody_AreTheKnownOnes()
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite);

        var open = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => $"/{endpoint.RoutePattern.RawText!.Trim('/')}")
            .Where(pattern => !pattern.StartsWith(Documentation, StringComparison.Ordinal) && !IsFile(pattern))
            .Distinct().Except(Known);

        open.ShouldBeEmpty();
    }

    /// <summary>Style sheets, scripts and pictures: the last segment has an ending.</summary>
    private static bool IsFile(string pattern) => Path.GetExtension(pattern) is ".css" or ".js" or ".svg" or ".map" or ".gz" or ".ico" or ".png" or ".woff2";
}
