using TwoWayChat.Companies.Consent;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Web;

namespace TwoWayChat.Chats.Consent.Ui;

/// <summary>The consent settings as the page edits them.</summary>
internal sealed class ConsentForm(ConsentSettings settings)
{
    /// <summary>Languages that the server knows, as they are named on screen.</summary>
    public static IReadOnlyList<(string Value, string Text)> Names =>
        [.. ConsentWords.Languages.Select(code => (code, ConsentPageText.ResourceManager.Word(code, "Language_")))];

    public long Version => settings.Version;

    public string? Scope { get; set; } = EnumText.Of(settings.Scope);

    public string? Brand { get; set; } = settings.Brand;

    public string? HelpContact { get; set; } = settings.HelpContact;

    public HashSet<string> Languages { get; } = [.. settings.Languages];

    public string? OptOutWords { get; set; } = string.Join(", ", settings.Words.OptOut);

    public string? HelpWords { get; set; } = string.Join(", ", settings.Words.Help);

    public string? OptInWords { get; set; } = string.Join(", ", settings.Words.OptIn);

    /// <summary>By language.</summary>
    public IReadOnlyDictionary<string, ConsentFormTexts> Texts { get; } =
        ConsentWords.Languages.ToDictionary(code => code, code => new ConsentFormTexts(settings.Texts.GetValueOrDefault(code)));

    public void Toggle(string language)
    {
        if (!Languages.Remove(language))
        {
            Languages.Add(language);
        }
    }

    /// <summary>What the route would be sent.</summary>
    public ConsentSettingsInput Input() => new()
    {
        Scope = EnumText.Parse<ConsentScope>(Scope!),
        Brand = Brand ?? "",
        HelpContact = HelpContact ?? "",
        Languages = [.. ConsentWords.Languages.Where(Languages.Contains)],
        Words = new OwnWords(Words(OptOutWords), Words(HelpWords), Words(OptInWords)),
        Texts = Texts.Where(pair => !pair.Value.IsEmpty).ToDictionary(pair => pair.Key, pair => pair.Value.Own()),
    };

    private static List<string> Words(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
