using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Properties;

/// <summary>What the fields of a sender address may hold.</summary>
internal static class SenderAddressRules
{
    /// <summary>Names of the gateways that there are.</summary>
    public static readonly IReadOnlyList<string> Gateways = [SenderAddress.Simulator];

    /// <summary>The address; a telephone number needs its country code, since a server has no home country.</summary>
    public static Address Parse(Check check, string? value)
    {
        var known = Address.TryParse(value, "", out var address);
        check.That(known, "address", "INVALID_ADDRESS", "must be a number such as +12025550100, a short code or a sender's name of at most 11 characters");
        return address;
    }

    public static string Gateway(Check check, string? value)
    {
        var text = value ?? SenderAddress.Simulator;
        check.That(Gateways.Contains(text), "gateway", "UNKNOWN_GATEWAY", $"must be one of {string.Join(", ", Gateways)}");
        return text;
    }

    /// <summary>Null for an empty text.</summary>
    public static string? PropertyId(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    /// <summary>Throws a 400 unless the property is one of the company, which then stays until the transaction ends.</summary>
    public static async Task EnforcePropertyAsync(WriteScope scope, PropertyStore properties, SenderAddress address)
    {
        if (address.PropertyId is { } propertyId && await properties.LockAsync(scope, address.CompanyId, propertyId) is null)
        {
            throw KeywordRules.UnknownProperty();
        }
    }
}
