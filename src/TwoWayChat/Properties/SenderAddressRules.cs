using TwoWayChat.Hosting;

namespace TwoWayChat.Properties;

/// <summary>What the fields of a sender address may hold.</summary>
internal static class SenderAddressRules
{
    private static readonly string[] Gateways = [SenderAddress.Simulator];

    /// <summary>The address in canonical form, and its type.</summary>
    public static (string Text, string Type) Address(Check check, string? value)
    {
        var text = value?.Trim() ?? "";
        var digits = text.AsSpan().TrimStart('+');
        var isNumber = text.StartsWith('+') && digits.Length is >= 7 and <= 15;
        var isCode = !text.StartsWith('+') && digits.Length is >= 3 and <= 8;
        check.That((isNumber || isCode) && !digits.ContainsAnyExceptInRange('0', '9'), "address", "INVALID_ADDRESS", "must be a number such as +12025550100, or a short code");
        return (text, isNumber ? "E164" : "SHORT_CODE");
    }

    public static string Gateway(Check check, string? value)
    {
        var text = value ?? SenderAddress.Simulator;
        check.That(Gateways.Contains(text), "gateway", "UNKNOWN_GATEWAY", $"must be one of {string.Join(", ", Gateways)}");
        return text;
    }
}
