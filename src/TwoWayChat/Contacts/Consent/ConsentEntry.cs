using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts.Consent;

/// <summary>
/// One line of the consent ledger: who said what about an address, when and how. Never removed: it is the proof. What was said stays as it is but for what an
/// erasure takes: number, name and note.
/// </summary>
internal sealed record ConsentEntry
{
    /// <summary>The scope that reaches all sender addresses; no address can be written so.</summary>
    public const string WholeCompany = "*";

    /// <summary>Most characters of a note.</summary>
    public const int MostNoteLength = 500;

    public required string CompanyId { get; init; }

    /// <summary>The customer's, canonical. The ledger outlives the contact.</summary>
    public required string Address { get; init; }

    /// <summary>Counts the entries of the address, from 1.</summary>
    public long Number { get; init; }

    /// <summary><see cref="WholeCompany"/>, or the canonical sender address that it is about.</summary>
    public required string Scope { get; init; }

    /// <summary>Text of <see cref="ConsentState"/>.</summary>
    public required string State { get; init; }

    /// <summary>Text of <see cref="ConsentSource"/>.</summary>
    public required string Source { get; init; }

    /// <summary>The word that the customer wrote, in its plain form.</summary>
    public string? Keyword { get; init; }

    /// <summary>The message that it stood in, or that the carrier refused.</summary>
    public string? MessageId { get; init; }

    /// <summary>Text of <see cref="Events.ActorType"/>.</summary>
    public required string ActorType { get; init; }

    public string? ActorId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>The property that it arose in; null where that is none, or none that is known.</summary>
    public string? PropertyId { get; init; }

    /// <summary>What people say it rests on.</summary>
    public string? Note { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    public ConsentState Consent => EnumText.Parse<ConsentState>(State);

    /// <summary>Whether texts are refused because of it.</summary>
    public bool Refuses => Consent is ConsentState.OptedOut or ConsentState.Blocked;

    /// <summary>
    /// The entry as <paramref name="viewer"/> may read it. Whether and since when texts are refused concerns every department; who said it where, by which
    /// word and why is that department's.
    /// </summary>
    public ConsentEntry For(Account viewer) => Access.CanSee(viewer, PropertyId, ActorId)
        ? this
        : this with { Keyword = null, MessageId = null, ActorId = null, ActorName = "", PropertyId = null, Note = null };

    /// <summary>An entry about an address, by an actor.</summary>
    public static ConsentEntry By(Actor actor, string companyId, string address, string scope, ConsentState state, ConsentSource source, long at) => new()
    {
        CompanyId = companyId,
        Address = address,
        Scope = scope,
        State = EnumText.Of(state),
        Source = EnumText.Of(source),
        ActorType = EnumText.Of(actor.Type),
        ActorId = actor.Id,
        ActorName = actor.Name,
        CreatedAt = at,
    };
}
