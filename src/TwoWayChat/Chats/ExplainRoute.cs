using TwoWayChat.Contacts;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;

namespace TwoWayChat.Chats;

/// <summary>
/// Says where a first message would start its chat, and why. It asks the very rules that route, in a transaction that writes nothing.
/// </summary>
internal sealed class ExplainRoute(
    Database database, RouteChat route, SenderAddressStore addresses, ContactStore contacts, PropertyStore properties)
{
    /// <summary>The explanation; throws 400 for a sender address that the company does not have, and 409 where it has no property.</summary>
    public Task<RouteExplanation> RunAsync(string companyId, RouteQuestion question, CancellationToken cancellationToken)
    {
        var check = new Check();
        var text = question.Text ?? "";
        check.That(!string.IsNullOrWhiteSpace(text), "text", "REQUIRED", "must not be empty")
            .That(text.Length <= RouteQuestion.MostLength, "text", "TOO_LONG", $"must have at most {RouteQuestion.MostLength} characters");
        var to = Optional(check, question.SenderAddress, "senderAddress", "UNKNOWN_SENDER_ADDRESS");
        var from = Optional(check, question.From, "from", "INVALID_SENDER");
        check.Enforce();
        return database.WriteAsync(companyId, scope => ApplyAsync(scope, companyId, text, to, from), cancellationToken);
    }

    private static Address? Optional(Check check, string? text, string field, string code) =>
        string.IsNullOrWhiteSpace(text) ? null : AddressField.Read(check, text, field, code);

    private async Task<RouteExplanation> ApplyAsync(WriteScope scope, string companyId, string text, Address? to, Address? from)
    {
        var sender = to is null ? null : await addresses.FindByAddressAsync(scope, companyId, to.Value.Value)
            ?? throw ApiException.Invalid("senderAddress", "UNKNOWN_SENDER_ADDRESS", "is no sender address of the company");
        var contact = from is null ? null : await contacts.FindByAddressAsync(scope, companyId, from.Value.Value);
        var routed = await route.RunAsync(scope, companyId, contact?.ContactId, sender?.PropertyId, text);
        var property = await properties.FindAsync(scope, companyId, routed.PropertyId);
        return new RouteExplanation(routed.Rule, property!.Ref, routed.Keyword, Reason(routed, FirstWord.Of(text), sender is not null));
    }

    private static string Reason(RoutedTo routed, string? word, bool hasSender)
    {
        var noKeyword = word is null ? "The text begins with no word" : $"The first word, {word}, is no keyword";
        var noProperty = hasSender ? "the sender address has no property" : "no sender address is given";
        return routed.Rule switch
        {
            ChatRouting.Keyword => $"The first word is the keyword {routed.Keyword}.",
            ChatRouting.SenderAddress => $"{noKeyword}; the sender address has this property.",
            ChatRouting.LastProperty => $"{noKeyword}; {noProperty}; the customer's last chat was here.",
            _ => $"{noKeyword}; {noProperty}; no earlier chat of the customer is known; so it is the company's default.",
        };
    }
}
