using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;

namespace TwoWayChat.Commands;

/// <summary>Where a started server listens, without a slash at the end.</summary>
/// <param name="Http">Null where it has no plain HTTP.</param>
/// <param name="Https">Null where it has no HTTPS.</param>
/// <param name="Public">Where browsers reach it.</param>
internal sealed record ServerAddresses(string? Http, string? Https, string Public)
{
    public static ServerAddresses Of(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var http = addresses.FirstOrDefault(address => address.StartsWith("http://", StringComparison.Ordinal) && !IsSocket(address));
        var https = addresses.FirstOrDefault(address => address.StartsWith("https://", StringComparison.Ordinal));
        var named = app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.PublicUrl.TrimEnd('/');
        return new ServerAddresses(http, https, named.Length > 0 ? named : Reachable(https ?? http!));
    }

    /// <summary>Where a browser on this machine finds a server that listens on all addresses, as in a container: nobody can ask for 0.0.0.0.</summary>
    public static string Reachable(string address) =>
        new Uri(address) is { Host: "0.0.0.0" or "[::]" } all ? $"{all.Scheme}://localhost:{all.Port}" : address;

    private static bool IsSocket(string address) => address.StartsWith("http://unix:", StringComparison.Ordinal);
}
