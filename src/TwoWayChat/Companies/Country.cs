using PhoneNumbers;

namespace TwoWayChat.Companies;

/// <summary>Countries (ISO 3166, alpha-2) whose numbering plan is known: by that of the company, numbers written without country code are read.</summary>
/// <param name="Code">Such as <c>US</c>.</param>
/// <param name="Name">In English.</param>
/// <param name="CallingCode">Such as 1.</param>
internal sealed record Country(string Code, string Name, int CallingCode)
{
    /// <summary>Length of a code.</summary>
    public const int CodeLength = 2;

    /// <summary>Those whose names the library does not know.</summary>
    private static readonly Dictionary<string, string> Unnamed = new() { ["AC"] = "Ascension Island", ["TA"] = "Tristan da Cunha", ["XK"] = "Kosovo" };

    private static readonly Lazy<IReadOnlyList<Country>> Known = new(() =>
    [
        .. PhoneNumberUtil.GetInstance().GetSupportedRegions().Select(Of).OrderBy(country => country.Name, StringComparer.Ordinal),
    ]);

    /// <summary>All, by name.</summary>
    public static IReadOnlyList<Country> All => Known.Value;

    /// <summary>Whether numbers can be read by the country; the code is in capitals.</summary>
    public static bool IsKnown(string code) => PhoneNumberUtil.GetInstance().GetSupportedRegions().Contains(code);

    private static Country Of(string code) =>
        new(code, Unnamed.GetValueOrDefault(code) ?? new Locale("en", code).GetDisplayCountry("en"),
            PhoneNumberUtil.GetInstance().GetCountryCodeForRegion(code));
}
