namespace TwoWayChat.Contacts.Consent;

/// <summary>Where a change of consent comes from.</summary>
internal enum ConsentSource
{
    /// <summary>A text of the customer.</summary>
    Message,

    /// <summary>A user, on a screen.</summary>
    Agent,

    /// <summary>A user or a system, through the API.</summary>
    Api,

    /// <summary>The carrier, which refused a text because of it.</summary>
    Carrier,

    /// <summary>A block list that was read in.</summary>
    Import,

    /// <summary>Another contact, which refused texts and was merged into this one.</summary>
    Merge,
}
