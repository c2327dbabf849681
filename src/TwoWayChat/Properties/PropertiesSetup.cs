namespace TwoWayChat.Properties;

/// <summary>Registers properties, keywords and sender addresses.</summary>
internal static class PropertiesSetup
{
    public static void AddProperties(this IServiceCollection services)
    {
        services.AddSingleton<PropertyStore>();
        services.AddSingleton<KeywordStore>();
        services.AddSingleton<SenderAddressStore>();
        services.AddSingleton<AddProperty>();
        services.AddSingleton<AddKeyword>();
        services.AddSingleton<AddSenderAddress>();
    }
}
