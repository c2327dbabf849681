using TwoWayChat.Companies.Consent;
using TwoWayChat.Companies.Ui;

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
        services.AddSingleton<EditCompany>();
        services.AddCompanyNav();
    }
}
