using System.Net;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>
/// Decides which addresses callbacks may go to, so that a callback URL cannot be used to reach what only this server can reach (SSRF).
/// Public addresses may be called; others only if <see cref="CallbackOptions.AllowedNetworks"/> names them; metadata addresses of clouds never.
/// An IPv6 form of an IPv4 address passes only if the form is allowed and the IPv4 address passes for itself.
/// </summary>
internal sealed class AddressPolicy
{
    private readonly AddressBlock[] allowed;

    /// <exception cref="FormatException">An entry of <see cref="CallbackOptions.AllowedNetworks"/> is not a network.</exception>
    public AddressPolicy(CallbackOptions options) => allowed = [.. options.AllowedNetworks.Select(AddressBlock.Parse)];

    public AddressVerdict Check(IPAddress address)
    {
        if (AddressRanges.WordsOf(address, AddressRanges.Never) is { } never)
        {
            return AddressVerdict.Refused(never);
        }

        if (!IsListed(address) && AddressRanges.WordsOf(address, AddressRanges.Refused) is { } refused)
        {
            return AddressVerdict.Refused(refused);
        }

        foreach (var inner in EmbeddedAddresses.Of(address))
        {
            if (Check(inner) is { IsAllowed: false } verdict)
            {
                return verdict;
            }
        }

        return AddressVerdict.Allowed;
    }

    private bool IsListed(IPAddress address)
    {
        foreach (var network in allowed)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }
}
