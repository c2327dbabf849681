using System.Text.Json;
using TwoWayChat.Companies.Consent;
using TwoWayChat.Events;

namespace TwoWayChat.Messages.Inbound;

/// <summary>All that is known of an inbound text before it is stored, as one query reads it.</summary>
internal sealed record InboundLook
{
    /// <summary>Which of the texts that were looked up together it belongs to, from 1; 0 where there was but one.</summary>
    public long Place { get; init; }

    public required string SenderAddressId { get; init; }

    /// <summary>Gateway of the sender address.</summary>
    public required string Gateway { get; init; }

    public string? SenderPropertyId { get; init; }

    /// <summary>The message that came under the same provider id before.</summary>
    public string? KnownMessageId { get; init; }

    public string? KnownChatId { get; init; }

    public string? ContactId { get; init; }

    /// <summary>The contact's own number; another than the text came from, where that was merged into it.</summary>
    public string? ContactAddress { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? OpenChatId { get; init; }

    /// <summary>The company's consent settings, as far as they tell words; null where it has set none.</summary>
    public string? ConsentLanguages { get; init; }

    public string? ConsentWords { get; init; }

    /// <summary>The contact that is known, as who wrote the text.</summary>
    public Actor ActorOf(InboundText text) => new(ActorType.EndUser, ContactId, Contacts.ContactName.Shown(FirstName, LastName, text.From.Value));

    public ConsentSettings Consent => ConsentLanguages is null || ConsentWords is null
        ? ConsentSettings.Default
        : ConsentSettings.Default with
        {
            Languages = JsonSerializer.Deserialize<List<string>>(ConsentLanguages, WireJson.Options)!,
            Words = JsonSerializer.Deserialize<OwnWords>(ConsentWords, WireJson.Options)!,
        };
}
