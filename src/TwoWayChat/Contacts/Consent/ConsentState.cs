namespace TwoWayChat.Contacts.Consent;

/// <summary>Whether a contact may be written to, as far as is known.</summary>
internal enum ConsentState
{
    /// <summary>Nothing is known: whoever writes first may be answered.</summary>
    None,

    /// <summary>Agreed, or came back.</summary>
    OptedIn,

    /// <summary>Wants no more texts.</summary>
    OptedOut,

    /// <summary>On a block list of the company: only people lift it.</summary>
    Blocked,
}
