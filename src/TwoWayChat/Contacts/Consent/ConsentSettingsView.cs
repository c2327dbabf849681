using TwoWayChat.Companies.Consent;
using TwoWayChat.Data;

namespace TwoWayChat.Contacts.Consent;

/// <summary>A company's consent settings on the wire.</summary>
internal sealed record ConsentSettingsView(
    string Scope,
    string? Brand,
    string? HelpContact,
    IReadOnlyList<string> Languages,
    OwnWords Words,
    IReadOnlyDictionary<string, OwnTexts> Texts,
    long Version)
{
    public static ConsentSettingsView Of(ConsentSettings settings) => new(
        EnumText.Of(settings.Scope), settings.Brand, settings.HelpContact, settings.Languages, settings.Words, settings.Texts, settings.Version);
}
