using TwoWayChat.Companies.Consent;
using TwoWayChat.Contacts;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Routing;

/// <summary>Says where a new chat would go, and why: it asks the router itself, in a transaction that writes nothing.</summary>
internal sealed class TestRouting(
    Database database, RouteChat router, SenderAddressStore addresses, ContactStore contacts, PropertyStore properties, ConsentSettingsStore consent)
{
    /// <summary>Throws 403 for agents, 400 for a number that is none, 404 for a sender address the caller cannot see, 409 as <see cref="RouteChat"/>.</summary>
    public Task<RoutingVerdict> RunAsync(Caller caller, RoutingQuestion question, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        var check = new Check();
        var from = string.IsNullOrWhiteSpace(question.From) ? default
            : AddressField.Read(check, question.From, "from", "INVALID_ADDRESS", caller.Account.DefaultCountry);
        check.That(!string.IsNullOrWhiteSpace(question.Text), "text", "REQUIRED", "must not be empty")
            .That(question.Text is not { Length: > RouteQuestion.MostLength }, "text", "TOO_LONG", $"must have at most {RouteQuestion.MostLength} characters")
            .Enforce();
        return database.WriteAsync(caller.CompanyId, scope => AskAsync(scope, caller, question, from), cancellationToken);
    }

    private async Task<RoutingVerdict> AskAsync(WriteScope scope, Caller caller, RoutingQuestion question, Address from)
    {
        var sender = await SenderAsync(scope, caller, question.SenderAddressId);
        var contact = from.Value.Length == 0 ? null : await ContactAsync(scope, caller.Account, from);
        var route = await router.RunAsync(scope, caller.CompanyId, contact?.ContactId, sender?.PropertyId, question.Text!);
        var property = await properties.FindAsync(scope, caller.CompanyId, route.PropertyId);
        var word = FirstWord.Of(question.Text!);
        var isReserved = word is not null && KeywordRules.IsReserved(word, await consent.FindAsync(scope, caller.CompanyId));
        var verdict = new RoutingVerdict(
            route, property?.Name ?? "", word, isReserved, sender?.PropertyId is not null, contact is not null);
        return Access.CanSee(caller.Account, route.PropertyId) ? verdict : verdict.Elsewhere();
    }

    /// <summary>The contact of that address whom the caller sees: of others not even that they have written.</summary>
    private async Task<Contact?> ContactAsync(WriteScope scope, Account viewer, Address from) =>
        await contacts.FindByNumberAsync(scope, viewer.CompanyId, from.Value) is { } contact && await contacts.IsVisibleAsync(scope, viewer, contact.ContactId)
            ? contact
            : null;

    private async Task<SenderAddress?> SenderAsync(WriteScope scope, Caller caller, string? senderAddressId)
    {
        if (string.IsNullOrEmpty(senderAddressId))
        {
            return null;
        }

        var sender = await addresses.FindAsync(scope, caller.CompanyId, senderAddressId);
        return sender is not null && (sender.PropertyId is null || Access.CanSee(caller.Account, sender.PropertyId))
            ? sender
            : throw ApiException.NotFound("Sender address");
    }
}
