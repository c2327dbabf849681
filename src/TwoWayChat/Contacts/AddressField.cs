using TwoWayChat.Hosting;
using TwoWayChat.Properties;

namespace TwoWayChat.Contacts;

/// <summary>Reads the addresses of requests.</summary>
internal static class AddressField
{
    /// <summary>
    /// The address in <paramref name="field"/>; a telephone number needs its country code, unless <paramref name="country"/> is whose it is. What is wrong
    /// goes to <paramref name="check"/>: missing, or under <paramref name="code"/> no address.
    /// </summary>
    public static Address Read(Check check, string? text, string field, string code, string country = "")
    {
        var isMissing = string.IsNullOrWhiteSpace(text);
        var isAddress = Address.TryParse(text, country, out var address);
        check.That(!isMissing, field, "REQUIRED", "must not be empty")
            .That(isMissing || isAddress, field, code, "must be a number such as +12025550123, a short code or a sender's name");
        return address;
    }
}
