using System.Net.Sockets;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>
/// Checks a callback URL when it is saved, for a kind error there and then. It protects nothing by itself, since a name can change its
/// addresses: <see cref="CallbackConnector"/> checks again at each connection.
/// </summary>
internal sealed class CheckCallbackUrl(AddressLookup lookup, CallbackOptions options)
{
    public async Task<CallbackUrlResult> CheckAsync(string? text, CancellationToken cancellationToken)
    {
        var result = CallbackUrl.Parse(text, options.AllowHttp);
        return result.Url is null || OnlyProxyKnows(result.Url) ? result : await CheckHostAsync(result, result.Url.Host, cancellationToken);
    }

    // A server behind an egress proxy often cannot resolve public names at all.
    private bool OnlyProxyKnows(CallbackUrl url) => options.Proxy is not null && !url.HasLiteralAddress;

    private async Task<CallbackUrlResult> CheckHostAsync(CallbackUrlResult result, string host, CancellationToken cancellationToken)
    {
        try
        {
            await lookup.FindAllowedAsync(host, cancellationToken);
            return result;
        }
        catch (AddressBlockedException blocked)
        {
            return CallbackUrlResult.Refused(CallbackUrlCode.AddressNotAllowed, blocked.Reason);
        }
        catch (SocketException)
        {
            return CallbackUrlResult.Refused(CallbackUrlCode.NameNotResolved, $"The name {host} was not found. Check it for typing errors.");
        }
    }
}
