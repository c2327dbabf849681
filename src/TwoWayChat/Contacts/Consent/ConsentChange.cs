using TwoWayChat.Events;

namespace TwoWayChat.Contacts.Consent;

/// <summary>Somebody says something about the consent of a contact.</summary>
internal sealed record ConsentChange
{
    public required NamedRef Company { get; init; }

    public required string ContactId { get; init; }

    /// <summary>The contact's, canonical.</summary>
    public required string Address { get; init; }

    /// <summary>Who says it.</summary>
    public required Actor Actor { get; init; }

    public required ConsentSource Source { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long At { get; init; }

    /// <summary>Where it arose; null is for global managers alone.</summary>
    public NamedRef? Property { get; init; }

    public string? Keyword { get; init; }

    public string? MessageId { get; init; }

    public string? ConfirmationMessageId { get; init; }

    public string? Note { get; init; }

    /// <summary>The entry of one scope.</summary>
    public ConsentEntry Entry(string scope, ConsentState state) =>
        ConsentEntry.By(Actor, Company.Id, Address, scope, state, Source, At) with
        {
            Keyword = Keyword, MessageId = MessageId, PropertyId = Property?.Id, Note = Note,
        };
}
