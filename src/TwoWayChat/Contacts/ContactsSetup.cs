using TwoWayChat.Data;

namespace TwoWayChat.Contacts;

/// <summary>Registers contacts.</summary>
internal static class ContactsSetup
{
    public static void AddContacts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<ContactsOptions>(configuration, ContactsOptions.Section, options => options.Problems());
        services.AddSingleton<ReadAddress>();
        services.AddSingleton<ContactStore>();
    }
}
