using System.Diagnostics.CodeAnalysis;
using PhoneNumbers;

namespace TwoWayChat.Properties;

/// <summary>Telephone numbers by the numbering plans of libphonenumber.</summary>
internal static class DialPlan
{
    /// <summary>
    /// Reads a number of possible length as E.164. Lengths possible within an area only (555-0123) are refused, since such a number cannot be sent to;
    /// so is a number whose canonical form reads as yet another number, for equal numbers must have one form.
    /// </summary>
    /// <param name="digits">Digits, with or without a leading plus sign.</param>
    /// <param name="defaultCountry">Country of a number without plus sign.</param>
    /// <param name="number">The number in canonical form: plus sign and 7 to 15 digits.</param>
    public static bool TryRead(string digits, string defaultCountry, [NotNullWhen(true)] out string? number)
    {
        if (CallingCode.IsCanonical(digits))
        {
            number = digits;
            return true;
        }

        return TryParse(digits, defaultCountry, out _, out number) && IsStable(number);
    }

    /// <summary>Reads a number only if it lies in an assigned range, the proof needed to prefer it to a short code of the same digits.</summary>
    public static bool TryReadAssigned(string digits, string defaultCountry, bool mobileOnly, [NotNullWhen(true)] out string? number) =>
        TryParse(digits, defaultCountry, out var parsed, out number)
        && Library.GetNumberType(parsed) is var type and not PhoneNumberType.UNKNOWN
        && (!mobileOnly || type is PhoneNumberType.MOBILE or PhoneNumberType.FIXED_LINE_OR_MOBILE)
        && IsStable(number);

    private static PhoneNumberUtil Library => PhoneNumberUtil.GetInstance();

    private static bool TryParse(
        string digits, string defaultCountry, [NotNullWhen(true)] out PhoneNumber? parsed, [NotNullWhen(true)] out string? number)
    {
        number = null;
        parsed = null;
        try
        {
            parsed = Library.Parse(digits, defaultCountry);
        }
        catch (NumberParseException)
        {
            return false;
        }

        number = Library.Format(parsed, PhoneNumberFormat.E164);
        return Library.IsPossibleNumberWithReason(parsed) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE
            && number.Length - 1 is >= CallingCode.MinDigits and <= CallingCode.MaxDigits;
    }

    private static bool IsStable(string number) =>
        CallingCode.IsCanonical(number)
        || (TryParse(number, "", out _, out var again) && string.Equals(number, again, StringComparison.Ordinal));
}
