using TwoWayChat.Contacts.Consent;

namespace TwoWayChat.Contacts;

/// <summary>Registers contacts.</summary>
internal static class ContactsSetup
{
    public static void AddContacts(this IServiceCollection services)
    {
        services.AddSingleton<ContactStore>();
        services.AddSingleton<ConsentLedger>();
        services.AddSingleton<RecordConsent>();
        services.AddSingleton<SaveConsentSettings>();
        services.AddSingleton<MakeContact>();
        services.AddSingleton<EditContact>();
    }
}
