using System.Diagnostics.CodeAnalysis;

namespace TwoWayChat.Properties;

/// <summary>
/// Where a text message comes from or goes to, in canonical form: two spellings of one number are equal.
/// <see cref="ToString"/> answers with the masked form, so that no log shows a number by mistake.
/// </summary>
internal readonly record struct Address
{
    /// <summary>Longer texts, in UTF-16 code units, are refused unread.</summary>
    public const int MaxTextLength = 64;

    private readonly string? value;

    private Address(AddressType type, string value)
    {
        Type = type;
        this.value = value;
    }

    public AddressType Type { get; }

    /// <summary>Canonical text: <c>+12025550123</c>, <c>66000</c> or <c>Acme</c>; empty only for <c>default</c>.</summary>
    public string Value => value ?? "";

    /// <summary>For logs: all but the last two characters, and the plus sign with one digit, are dots.</summary>
    public string Masked => AddressMask.Of(Value);

    /// <summary>
    /// Reads an address that a gateway delivered or a user typed. A telephone number needs a possible length, not an assigned range:
    /// ranges change faster than tables of them do.
    /// </summary>
    /// <param name="text">Spaces, dashes, dots, slashes, parentheses and invisible marks within a number are ignored.</param>
    /// <param name="defaultCountry">ISO 3166 alpha-2 code, in capitals, of numbers written without a plus sign.</param>
    /// <param name="address">What was read.</param>
    /// <returns>False for empty, overlong or impossible text and for text with control characters.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, string defaultCountry, out Address address)
    {
        address = default;
        if (string.IsNullOrEmpty(text) || text.Length > MaxTextLength)
        {
            return false;
        }

        if (DialledDigits.TryRead(text, out var digits))
        {
            return DialledDigits.AreShortCode(digits)
                ? TryParseShort(text, digits, defaultCountry, out address)
                : TryParseNumber(digits, defaultCountry, out address);
        }

        if (!SenderName.TryRead(text, out var name))
        {
            return false;
        }

        address = new Address(AddressType.Alphanumeric, name);
        return true;
    }

    public override string ToString() => Masked;

    private static bool TryParseNumber(string digits, string defaultCountry, out Address address)
    {
        var isNumber = DialPlan.TryRead(digits, defaultCountry, out var number);
        address = isNumber ? new Address(AddressType.E164, number!) : default;
        return isNumber;
    }

    // 66000 is a short code everywhere, but 20123456 is a telephone in Denmark, where mobile numbers have eight digits.
    // Somebody who wrote 62 12 34 56 there meant a telephone even if it is a landline.
    private static bool TryParseShort(string text, string digits, string defaultCountry, out Address address)
    {
        var isSpaced = text.AsSpan().Trim(' ').Length > digits.Length;
        address = DialPlan.TryReadAssigned(digits, defaultCountry, mobileOnly: !isSpaced, out var number)
            ? new Address(AddressType.E164, number)
            : new Address(AddressType.ShortCode, digits);
        return true;
    }
}
