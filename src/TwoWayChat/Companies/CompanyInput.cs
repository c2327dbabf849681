using System.ComponentModel.DataAnnotations;

namespace TwoWayChat.Companies;

/// <summary>Body of <c>PUT /company</c>; what is left out stays.</summary>
/// <param name="DefaultCountry">ISO 3166 code such as <c>US</c>; an empty text for none.</param>
internal sealed record CompanyInput([property: MaxLength(Country.CodeLength)] string? DefaultCountry);
