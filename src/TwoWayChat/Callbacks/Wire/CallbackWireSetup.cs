using System.Net;
using Microsoft.Extensions.Options;
using TwoWayChat.Data;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>Registers the network side of callbacks: address policy, URL check and sender.</summary>
internal static class CallbackWireSetup
{
    public static void AddCallbackWire(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<CallbackOptions>(configuration, CallbackOptions.Section, options => options.Problems());
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<CallbackOptions>>().Value);
        services.AddSingleton<NameResolver>(Dns.GetHostAddressesAsync);
        services.AddSingleton<AddressPolicy>();
        services.AddSingleton<AddressLookup>();
        services.AddSingleton<AddressRace>();
        services.AddSingleton<CallbackConnector>();
        services.AddSingleton<CheckCallbackUrl>();
        services.AddSingleton(provider => new CallbackSender(
            provider.GetRequiredService<CallbackOptions>(),
            provider.GetRequiredService<AddressPolicy>(),
            CallbackHandler.Create(provider.GetRequiredService<CallbackOptions>(), provider.GetRequiredService<CallbackConnector>()),
            provider.GetRequiredService<TimeProvider>()));
    }
}
