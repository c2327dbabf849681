using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Properties;
using TwoWayChat.Properties.Hours;
using TwoWayChat.Templates;

namespace TwoWayChat.Commands;

/// <summary>The demo's departments, the word that leads to one of them, the number that customers write to, and what is often answered.</summary>
internal sealed class DemoPlaces(AddProperty addProperty, AddKeyword addKeyword, AddSenderAddress addSenderAddress,
    AddTemplate addTemplate, EditHours editHours)
{
    /// <summary>From the range that is set aside for fiction (202-555-01XX).</summary>
    public const string SenderAddress = "+12025550100";

    /// <summary>Billing is open day and night, so that nobody who tries it at night is puzzled; closed at New Year, to show how that looks.</summary>
    private static readonly HoursInput Hours = new(
        "America/New_York",
        AlwaysOpen: true,
        Week: null,
        Exceptions: [new ExceptionDay("2030-01-01", "New Year's Day", [])],
        AwayReply: "Hello {{contact.firstName|there}}, {{property.name}} is closed right now. We will answer as soon as we are back.",
        Unanswered: new UnansweredInput(15, Reassign.Release));

    /// <summary>Adds them; the two properties' ids.</summary>
    public async Task<IReadOnlyList<string>> ApplyAsync(WriteScope scope, string companyId)
    {
        var reception = await addProperty.ApplyAsync(scope, companyId, "Reception", Actor.System);
        var billing = await addProperty.ApplyAsync(scope, companyId, "Billing", Actor.System);
        await addKeyword.ApplyAsync(scope, companyId, "BILLING", billing.PropertyId, Actor.System);
        var address = addSenderAddress.Row(companyId, new NewSenderAddress(SenderAddress, Properties.SenderAddress.Simulator, null));
        await addSenderAddress.ApplyAsync(scope, address, Actor.System);
        await AddTemplatesAsync(scope, companyId, billing.PropertyId);
        await editHours.ApplyAsync(scope, companyId, billing.PropertyId, Hours);
        return [reception.PropertyId, billing.PropertyId];
    }

    private async Task AddTemplatesAsync(WriteScope scope, string companyId, string billingId)
    {
        TemplateDraft[] drafts =
        [
            new("Greeting", "/hello", "Hello {{contact.firstName|there}}, this is {{agent.name}} of {{property.name}}. How can I help?", null),
            new("Thanks", "/thanks", "Thank you and have a nice day, {{contact.firstName|dear customer}}!", null),
            new("One moment", "/moment", "One moment please, I am looking into it.", null),
            new("Invoice copy", "/invoice",
                "I have sent a copy of your invoice to your e-mail address. {{agent.name}}, {{company.name}} {{property.name}}", billingId),
        ];
        foreach (var draft in drafts)
        {
            await addTemplate.ApplyAsync(scope, companyId, draft, Actor.System);
        }
    }
}
