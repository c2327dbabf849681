namespace TwoWayChat.Contacts;

/// <summary>Registers contacts.</summary>
internal static class ContactsSetup
{
    public static void AddContacts(this IServiceCollection services)
    {
        services.AddSingleton<ContactStore>();
        services.AddSingleton<MakeContact>();
        services.AddSingleton<EditContact>();
    }
}
