using TwoWayChat.Data;

namespace TwoWayChat.Companies.Consent;

/// <summary>Rows of consent settings; a company that never set any has none.</summary>
internal sealed class ConsentSettingsStore(Database database)
{
    private const string Select =
        "select company_id, scope, brand, help_contact, languages, words, texts, version from consent_settings where company_id = @companyId";

    public async Task<ConsentSettings> FindAsync(string companyId, CancellationToken cancellationToken) =>
        Settings(await database.FirstOrDefaultAsync<ConsentSettingsRow>(Select, new { companyId }, cancellationToken));

    public async Task<ConsentSettings> FindAsync(WriteScope scope, string companyId) =>
        Settings(await scope.FirstOrDefaultAsync<ConsentSettingsRow>(Select, new { companyId }));

    /// <summary>Saves the settings under the version that stands in them.</summary>
    public Task SaveAsync(WriteScope scope, string companyId, ConsentSettings settings) => scope.ExecuteAsync(
        """
        insert into consent_settings (company_id, scope, brand, help_contact, languages, words, texts, version)
        values (@CompanyId, @Scope, @Brand, @HelpContact, @Languages, @Words, @Texts, @Version)
        on conflict (company_id) do update set scope = excluded.scope, brand = excluded.brand, help_contact = excluded.help_contact,
               languages = excluded.languages, words = excluded.words, texts = excluded.texts, version = excluded.version
        """,
        ConsentSettingsRow.Of(companyId, settings));

    private static ConsentSettings Settings(ConsentSettingsRow? row) => row?.Settings ?? ConsentSettings.Default;
}
