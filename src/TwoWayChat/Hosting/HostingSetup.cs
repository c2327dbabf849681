using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Hosting;

/// <summary>What every route shares.</summary>
internal static class HostingSetup
{
    public static void AddHosting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<ServerOptions>(configuration, ServerOptions.Section, options => options.Problems());
        services.AddSingleton<Idempotency>();
        services.AddSingleton<CreateOnce>();
        services.AddHostedService<StartCheck>();
        services.AddHostedService<IdempotencySweep>();
        services.ConfigureHttpJsonOptions(options => WireJson.Apply(options.SerializerOptions));
        services.Configure<SocketTransportOptions>(options => options.CreateBoundListenSocket = Listening.Bind);
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddOptions<ForwardedHeadersOptions>().Configure<Microsoft.Extensions.Options.IOptions<ServerOptions>>(
            (forwarded, server) => Trust(forwarded, server.Value));
    }

    /// <summary>Where a request comes from, under which name, and by whose page: before anything else looks at it.</summary>
    public static void UseOutsideGates(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<ForwardingCheck>();
        app.UseMiddleware<ErrorWriter>(); // Of what the gates refuse; what comes further meets another one, inside the log of requests.
        app.UseMiddleware<HostGate>();
        app.UseMiddleware<OriginGate>();
    }

    private static void Trust(ForwardedHeadersOptions forwarded, ServerOptions server)
    {
        forwarded.ForwardedHeaders = server.TrustedProxies.Count > 0
            ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost
            : ForwardedHeaders.None;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in server.TrustedProxies)
        {
            forwarded.KnownIPNetworks.Add(TrustedProxy.Parse(proxy)!.Value);
        }
    }
}
