using TwoWayChat.Contacts.Consent;
using TwoWayChat.Contacts.Files;
using TwoWayChat.Contacts.Notes;
using TwoWayChat.Contacts.Ui;

namespace TwoWayChat.Contacts;

/// <summary>Registers contacts.</summary>
internal static class ContactsSetup
{
    public static void AddContacts(this IServiceCollection services)
    {
        services.AddSingleton<ContactStore>();
        services.AddSingleton<ContactMerges>();
        services.AddSingleton<ContactSearch>();
        services.AddSingleton<FindContacts>();
        services.AddSingleton<ConsentLedger>();
        services.AddSingleton<AddressHash>();
        services.AddSingleton<RecordConsent>();
        services.AddSingleton<SaveConsentSettings>();
        services.AddSingleton<MakeContact>();
        services.AddSingleton<AddContact>();
        services.AddSingleton<EditContact>();
        services.AddSingleton<ExportContacts>();
        services.AddSingleton<ImportContacts>();
        services.AddSingleton<ImportErrors>();
        services.AddSingleton<ImportStore>();
        services.AddSingleton<TakeContacts>();
        services.AddSingleton<ContactNoteStore>();
        services.AddSingleton<AddContactNote>();
        services.AddSingleton<DeleteContactNote>();
        services.AddContactsNav();
    }
}
