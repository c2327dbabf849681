namespace TwoWayChat.Companies;

/// <summary>The company on the wire.</summary>
/// <param name="Name">What stands behind the <c>@</c> of every sign-in name; it never changes.</param>
/// <param name="DefaultCountry">ISO 3166 code of the country whose numbers may be written without country code; null: every number needs it.</param>
internal sealed record CompanyView(string Id, string Name, string? DefaultCountry, long CreatedAt, long Version)
{
    public static CompanyView Of(Company company) => new(company.CompanyId, company.Name, company.DefaultCountry, company.CreatedAt, company.Version);
}
