using System.Text.Json.Serialization;
using TwoWayChat.Data;

namespace TwoWayChat.Contacts.Consent;

/// <summary><c>data</c> of <c>contact.opted_out</c> and <c>contact.opted_in</c>.</summary>
/// <param name="SenderAddress">The sender address that it is about; null for all of the company's.</param>
/// <param name="Consent">How the contact stands as a whole now.</param>
/// <param name="Version">The contact's version that says so: whoever keeps contacts by their highest version keeps this too.</param>
/// <param name="Source">Text of <see cref="ConsentSource"/>.</param>
/// <param name="Keyword">The word that the customer wrote.</param>
/// <param name="MessageId">The message that it stood in, or that the carrier refused.</param>
/// <param name="ConfirmationMessageId">The one text by which it was confirmed; left out where there is none, or another confirms.</param>
/// <param name="Note">What it rests on.</param>
internal sealed record ConsentChangeData(
    string ContactId,
    string Address,
    string? SenderAddress,
    string Consent,
    long Version,
    string Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Keyword,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? MessageId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ConfirmationMessageId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note)
{
    public static ConsentChangeData Of(ConsentChange change, string scope, ConsentStanding standing) => new(
        change.ContactId,
        change.Address,
        scope == ConsentEntry.WholeCompany ? null : scope,
        standing.Consent,
        standing.Version,
        EnumText.Of(change.Source),
        change.Keyword,
        change.MessageId,
        change.ConfirmationMessageId,
        change.Note);
}
