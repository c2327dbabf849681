using TwoWayChat.Companies.Consent;
using TwoWayChat.Hosting;

namespace TwoWayChat.Properties;

/// <summary>What may be a keyword: one word that a message can begin with, and none of those by which a customer speaks about consent.</summary>
internal static class KeywordRules
{
    /// <summary>
    /// Whether customers of the company speak about consent by the word: carriers and the law have taken some, and each company has its languages and its own.
    /// </summary>
    public static bool IsReserved(string word, ConsentSettings company) => company.Find(PlainWords.Of(word)) is not null;

    /// <summary>The trimmed word; <paramref name="check"/> notes where it cannot be a keyword.</summary>
    public static string Word(Check check, string? word)
    {
        var text = check.Text(word, "word", Keyword.MostLength);
        check.That(text.Length == 0 || FirstWord.Of(text) == text, "word", "INVALID_WORD", "must be one word of letters and digits")
            .That(!IsReserved(text, ConsentSettings.Default), "word", "KEYWORD_RESERVED", "is an opt-out, opt-in or help word");
        return text;
    }

    /// <summary>A property that must be named.</summary>
    public static string PropertyId(Check check, string? propertyId)
    {
        check.That(!string.IsNullOrEmpty(propertyId), "propertyId", "REQUIRED", "must not be empty");
        return propertyId ?? "";
    }

    public static ApiException UnknownProperty() =>
        ApiException.Invalid("propertyId", "UNKNOWN_PROPERTY", "must name a property of the company");

    public static ApiException Taken() =>
        ApiException.Conflict("Keyword is taken", new FieldError("word", "KEYWORD_TAKEN", "is another keyword of the company"));
}
