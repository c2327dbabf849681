using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;

namespace TwoWayChat.Contacts;

/// <summary>Reads the addresses of requests, by the country that the settings name.</summary>
internal sealed class ReadAddress(IOptions<ContactsOptions> options)
{
    /// <summary>False where <paramref name="text"/> is no address.</summary>
    public bool TryRun(string? text, out Address address) => Address.TryParse(text, options.Value.DefaultCountry, out address);

    /// <summary>The address in <paramref name="field"/>; what is wrong with it goes to <paramref name="check"/>, missing or under <paramref name="code"/>.</summary>
    public Address Run(Check check, string? text, string field, string code)
    {
        check.That(!string.IsNullOrWhiteSpace(text), field, "REQUIRED", "must not be empty");
        var isAddress = TryRun(text, out var address);
        check.That(string.IsNullOrWhiteSpace(text) || isAddress, field, code, "must be a phone number such as +12025550123, a short code or a sender name");
        return address;
    }
}
