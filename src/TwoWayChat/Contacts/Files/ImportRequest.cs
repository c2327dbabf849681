using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Contacts.Files;

/// <summary>How a file of contacts is to be read.</summary>
/// <param name="DryRun">Only tells what would happen.</param>
/// <param name="Existing">What becomes of contacts that are there.</param>
/// <param name="Country">ISO 3166 code of numbers without country code; empty for none.</param>
/// <param name="Map">Columns whose fields are named, not checked yet; the others' are found by their headings.</param>
internal sealed record ImportRequest(bool DryRun, ExistingContacts Existing, string Country, IReadOnlyList<ImportColumn> Map)
{
    public static readonly QueryParameter DryRunParameter = new("dryRun", "Whether to only tell what would happen; `false` where it is missing.", "boolean");

    public static readonly QueryParameter ExistingParameter = new(
        "existing", "What becomes of contacts that are there already: they take over what the line says, or stay as they are.") { Words = ["UPDATE", "SKIP"] };

    public static readonly QueryParameter MapParameter = new(
        "map",
        "A column and its field, `HEADER:field`, as often as needed; the fields are address, firstName, lastName, email, language, externalId, tags, attributes "
        + "and attribute.NAME; none ignores the column. Columns that are not named are found by their headings.") { MostLength = 4000 };

    public static readonly QueryParameter CountryParameter = new(
        "country", "ISO 3166 code of numbers written without country code; the company's default country where it is missing.") { MostLength = 2 };

    /// <summary>Reads the query; throws 400 for what none of it may be.</summary>
    public static ImportRequest Read(IQueryCollection query, string defaultCountry)
    {
        var (dryRun, existing) = (query["dryRun"].ToString(), query["existing"].ToString());
        var country = query.TryGetValue("country", out var named) ? named.ToString().Trim().ToUpperInvariant() : defaultCountry;
        var map = query["map"].OfType<string>().ToList();
        new Check()
            .That(dryRun is "" or "true" or "false", "dryRun", "INVALID_VALUE", "must be true or false")
            .That(existing is "" or "UPDATE" or "SKIP", "existing", "INVALID_VALUE", "must be UPDATE or SKIP")
            .That(country.Length == 0 || Companies.Country.IsKnown(country), "country", "UNKNOWN_COUNTRY", "must be the ISO 3166 code of a country, such as US")
            .That(map.All(pair => pair.Contains(':', StringComparison.Ordinal)), "map", "INVALID_VALUE", "must be a column and its field, such as Mobile:address")
            .Enforce();
        return new ImportRequest(
            dryRun == "true", existing.Length == 0 ? ExistingContacts.Update : EnumText.Parse<ExistingContacts>(existing), country, [.. map.Select(Column)]);
    }

    private static ImportColumn Column(string pair)
    {
        var colon = pair.LastIndexOf(':');
        return new ImportColumn(pair[..colon].Trim(), pair[(colon + 1)..].Trim() is { Length: > 0 } field ? field : null);
    }
}
