using TwoWayChat.Companies.Consent;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Sms;

namespace TwoWayChat.Messages.Inbound;

/// <summary>A consent word that has come in, and all that its answer depends on.</summary>
/// <param name="Arrival">The text.</param>
/// <param name="Word">What it says.</param>
/// <param name="Company">How the company answers.</param>
/// <param name="IsOurs">Whether we answer, and not the gateway.</param>
internal sealed record HeardWord(Arrival Arrival, ConsentWord Word, ConsentSettings Company, bool IsOurs)
{
    /// <summary>The customer's.</summary>
    public string Address => Arrival.Chat.ContactAddress;

    /// <summary>The one written to.</summary>
    public string Sender => Arrival.Chat.SenderAddress;

    /// <summary>The one text that may go to somebody who has opted out.</summary>
    public AutoReply Answer =>
        new(MessageText.Of(ConsentTexts.Of(Company, Word, Arrival.Company.Name, Sender))) { DespiteOptOut = true };

    public ConsentChange Change(string? confirmationMessageId) => new()
    {
        Company = Arrival.Company,
        ContactId = Arrival.Chat.ContactId,
        Address = Address,
        Actor = Arrival.Actor,
        Source = ConsentSource.Message,
        At = Arrival.Message.CreatedAt,
        Property = Arrival.Chat.Property,
        Keyword = Word.Plain,
        MessageId = Arrival.Message.MessageId,
        ConfirmationMessageId = confirmationMessageId,
    };
}
