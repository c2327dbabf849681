namespace TwoWayChat.Contacts.Consent;

/// <summary>How a contact as a whole stands, and since which of its versions.</summary>
internal sealed record ConsentStanding
{
    /// <summary>Text of <see cref="ConsentState"/>.</summary>
    public required string Consent { get; init; }

    public required long Version { get; init; }
}
