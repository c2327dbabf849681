using TwoWayChat.Properties.Ui;

namespace TwoWayChat.Properties;

/// <summary>Registers properties, keywords and sender addresses.</summary>
internal static class PropertiesSetup
{
    public static void AddProperties(this IServiceCollection services)
    {
        services.AddSingleton<PropertyStore>();
        services.AddSingleton<AddProperty>();
        services.AddSingleton<EditProperty>();
        services.AddSingleton<DeleteProperty>();
        services.AddSingleton<KeywordStore>();
        services.AddSingleton<AddKeyword>();
        services.AddSingleton<EditKeyword>();
        services.AddSingleton<DeleteKeyword>();
        services.AddSingleton<SenderAddressStore>();
        services.AddSingleton<AddSenderAddress>();
        services.AddSingleton<EditSenderAddress>();
        services.AddSingleton<DeleteSenderAddress>();
        services.AddPropertiesNav();
    }
}
