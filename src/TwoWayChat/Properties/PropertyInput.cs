using System.ComponentModel.DataAnnotations;

namespace TwoWayChat.Properties;

/// <summary>Body of <c>POST /properties</c> and <c>PUT /properties/{id}</c>; what a PUT leaves out stays.</summary>
/// <param name="Default">True makes it the company's default in place of the one before. Not for POST.</param>
internal sealed record PropertyInput([property: MaxLength(Property.MostNameLength)] string? Name, bool? Default);
