namespace TwoWayChat.Companies.Consent;

/// <summary>How a company understands and answers words about consent.</summary>
internal sealed record ConsentSettings
{
    /// <summary>What a company that has set nothing has.</summary>
    public static readonly ConsentSettings Default = new();

    /// <summary>
    /// Company-wide unless said otherwise: a "revoke all" that one STOP brings about is the FCC's rule to come (47 CFR 64.1200(a)(10), 31 January 2027).
    /// </summary>
    public ConsentScope Scope { get; init; } = ConsentScope.Company;

    /// <summary>The name in these texts; null for the company's.</summary>
    public string? Brand { get; init; }

    /// <summary>Telephone, e-mail or web address for HELP; null for the number written to.</summary>
    public string? HelpContact { get; init; }

    /// <summary>Languages whose words count; English always does. The first is that of the company's own words.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ConsentWords.Languages;

    public OwnWords Words { get; init; } = OwnWords.None;

    /// <summary>By language.</summary>
    public IReadOnlyDictionary<string, OwnTexts> Texts { get; init; } = new Dictionary<string, OwnTexts>();

    /// <summary>Counts changes; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>The consent word of that plain form, or null.</summary>
    public ConsentWord? Find(string plain) =>
        ConsentWords.Find(plain, Languages)
        ?? (Words.FamilyOf(plain) is { } family ? new ConsentWord(family, Languages[0], plain) { IsClear = true } : null);
}
