namespace TwoWayChat.Contacts.Files;

/// <summary>What an import does with lines about contacts that are there already.</summary>
internal enum ExistingContacts
{
    /// <summary>Takes over what the line says.</summary>
    Update,

    /// <summary>Leaves them as they are.</summary>
    Skip,
}
