using System.ComponentModel.DataAnnotations;

namespace TwoWayChat.Properties;

/// <summary>Body of <c>POST /keywords</c> and <c>PUT /keywords/{id}</c>; what a PUT leaves out stays.</summary>
internal sealed record KeywordInput([property: MaxLength(Keyword.MostLength)] string? Word, string? PropertyId);
