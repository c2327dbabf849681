using System.ComponentModel.DataAnnotations;
using TwoWayChat.Companies.Consent;

namespace TwoWayChat.Contacts.Consent;

/// <summary>Body of <c>PUT /consent-settings</c>; what is left out stays, an empty text takes away what stood there.</summary>
internal sealed record ConsentSettingsInput
{
    /// <summary>Longest of the company's own texts, characters.</summary>
    public const int MostTextLength = 320;

    public const int MostBrandLength = 40;
    public const int MostContactLength = 100;
    public const int MostWords = 50;
    public const int MostWordLength = 40;

    /// <summary>How far an opt-out reaches.</summary>
    public ConsentScope? Scope { get; init; }

    /// <summary>The name in the answers; the company's where it is empty.</summary>
    [MaxLength(MostBrandLength)]
    public string? Brand { get; init; }

    /// <summary>Telephone, e-mail or web address that HELP names; the number written to where it is empty.</summary>
    [MaxLength(MostContactLength)]
    public string? HelpContact { get; init; }

    /// <summary>Languages whose words count: <c>en</c>, <c>es</c>, <c>fr</c>. English always does.</summary>
    [MaxLength(3)]
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>Words of the company's own.</summary>
    public OwnWords? Words { get; init; }

    /// <summary>Texts of the company's own, by language.</summary>
    public IReadOnlyDictionary<string, OwnTexts>? Texts { get; init; }
}
