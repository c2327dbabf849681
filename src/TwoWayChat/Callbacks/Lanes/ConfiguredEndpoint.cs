using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>The saved endpoint with its secrets revealed, whether or not sessions' events go there now.</summary>
internal static class ConfiguredEndpoint
{
    /// <summary>
    /// Null where no URL or secret is saved. Throws <see cref="System.Security.Cryptography.CryptographicException"/> under another master key.
    /// </summary>
    public static LaneConfig? Of(ChatApiConfig? config, Secrets secrets) => config is { CallbackUrl: not null, Secret: not null }
        ? LaneConfig.Of(config with { Enabled = true, Delivery = EnumText.Of(Delivery.Push), DisabledReason = null }, secrets)
        : null;
}
