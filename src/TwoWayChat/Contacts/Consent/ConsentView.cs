using TwoWayChat.Events;

namespace TwoWayChat.Contacts.Consent;

/// <summary>An entry of the ledger on the wire.</summary>
/// <param name="Number">Counts the entries of the address, from 1.</param>
/// <param name="Scope">The sender address that it is about, or <c>*</c> for all of the company's.</param>
/// <param name="State">What was said.</param>
/// <param name="Source">How it was said.</param>
/// <param name="Keyword">The word that the customer wrote.</param>
/// <param name="MessageId">The message that it stood in, or that the carrier refused.</param>
/// <param name="Actor">Who said it, by the name borne then; without id and name where it arose in a property that the caller does not see, and then without
/// keyword, message and note.</param>
/// <param name="Note">What it rests on.</param>
/// <param name="At">Epoch milliseconds.</param>
internal sealed record ConsentView(
    long Number,
    string Address,
    string Scope,
    string State,
    string Source,
    string? Keyword,
    string? MessageId,
    Author Actor,
    string? Note,
    long At)
{
    public static ConsentView Of(ConsentEntry entry) => new(
        entry.Number,
        entry.Address,
        entry.Scope,
        entry.State,
        entry.Source,
        entry.Keyword,
        entry.MessageId,
        new Author(entry.ActorType, entry.ActorId, entry.ActorName),
        entry.Note,
        entry.CreatedAt);
}
