namespace TwoWayChat.Properties;

/// <summary>Body of <c>POST /keywords</c> and <c>PUT /keywords/{id}</c>; what a PUT leaves out stays.</summary>
internal sealed record KeywordInput(string? Word, string? PropertyId);
