using System.Net;
using System.Text;
using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>The parts of the network side put together as the product does, with what a test wants changed.</summary>
internal static class Wire
{
    public const string Secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    /// <summary>Plain http to loopback, the real time limits.</summary>
    public static CallbackOptions Loopback() => new() { AllowHttp = true, AllowedNetworks = ["127.0.0.0/8"] };

    public static CallbackSender Sender(CallbackOptions? options = null, NameResolver? resolve = null, TimeProvider? time = null)
    {
        options ??= Loopback();
        return new CallbackSender(options, new AddressPolicy(options), Handler(options, resolve, time), time ?? TimeProvider.System);
    }

    public static SocketsHttpHandler Handler(CallbackOptions options, NameResolver? resolve = null, TimeProvider? time = null) =>
        CallbackHandler.Create(options, Connector(options, resolve, time));

    public static CallbackConnector Connector(CallbackOptions options, NameResolver? resolve = null, TimeProvider? time = null)
    {
        time ??= TimeProvider.System;
        var lookup = new AddressLookup(new AddressPolicy(options), resolve ?? Dns.GetHostAddressesAsync, time);
        return new CallbackConnector(lookup, new AddressRace(time), options);
    }

    public static CallbackRequest Request(Uri url) => new()
    {
        Url = url,
        WebhookId = "65f0a1b2c3d4e5f60718293a_65f0a1b2c3d4e5f60718293b",
        EventType = "message.received",
        Attempt = 1,
        SessionId = "65f0a1b2c3d4e5f60718293b",
        Sequence = 42,
        Secrets = [SigningSecret.Parse(Secret)],
        Body = Encoding.UTF8.GetBytes("""{"type":"message.received"}"""),
    };
}
