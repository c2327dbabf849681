using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Properties;

namespace TwoWayChat.Commands;

/// <summary>The demo's departments, the word that leads to one of them, and the number that customers write to.</summary>
internal sealed class DemoPlaces(AddProperty addProperty, AddKeyword addKeyword, AddSenderAddress addSenderAddress)
{
    /// <summary>From the range that is set aside for fiction (202-555-01XX).</summary>
    public const string SenderAddress = "+12025550100";

    /// <summary>Adds them; the two properties' ids.</summary>
    public async Task<IReadOnlyList<string>> ApplyAsync(WriteScope scope, string companyId)
    {
        var reception = await addProperty.ApplyAsync(scope, companyId, "Reception", Actor.System);
        var billing = await addProperty.ApplyAsync(scope, companyId, "Billing", Actor.System);
        await addKeyword.ApplyAsync(scope, companyId, "BILLING", billing.PropertyId, Actor.System);
        var address = addSenderAddress.Row(companyId, new NewSenderAddress(SenderAddress, Properties.SenderAddress.Simulator, null));
        await addSenderAddress.ApplyAsync(scope, address, Actor.System);
        return [reception.PropertyId, billing.PropertyId];
    }
}
