using System.Text.Json;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Companies.Consent;

/// <summary>The settings as they are stored: lists and texts as JSON.</summary>
internal sealed record ConsentSettingsRow
{
    public required string CompanyId { get; init; }

    public required string Scope { get; init; }

    public string? Brand { get; init; }

    public string? HelpContact { get; init; }

    public required string Languages { get; init; }

    public required string Words { get; init; }

    public required string Texts { get; init; }

    public required long Version { get; init; }

    public ConsentSettings Settings => new()
    {
        Scope = EnumText.Parse<ConsentScope>(Scope),
        Brand = Brand,
        HelpContact = HelpContact,
        Languages = Read<List<string>>(Languages),
        Words = Read<OwnWords>(Words),
        Texts = Read<Dictionary<string, OwnTexts>>(Texts),
        Version = Version,
    };

    public static ConsentSettingsRow Of(string companyId, ConsentSettings settings) => new()
    {
        CompanyId = companyId,
        Scope = EnumText.Of(settings.Scope),
        Brand = settings.Brand,
        HelpContact = settings.HelpContact,
        Languages = Write(settings.Languages),
        Words = Write(settings.Words),
        Texts = Write(settings.Texts),
        Version = settings.Version,
    };

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, WireJson.Options)!;

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, WireJson.Options);
}
