using TwoWayChat.Companies.Consent;

namespace TwoWayChat.Companies;

/// <summary>Registers companies and their Chat API configuration.</summary>
internal static class CompaniesSetup
{
    public static void AddCompanies(this IServiceCollection services)
    {
        services.AddSingleton<CompanyStore>();
        services.AddSingleton<ChatApiConfigStore>();
        services.AddSingleton<ConsentSettingsStore>();
        services.AddSingleton<CreateCompany>();
    }
}
