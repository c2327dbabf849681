using Bunit;
using TwoWayChat.Chats.Consent.Ui;
using TwoWayChat.Companies.Consent;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;
using TwoWayChat.Tests.Web;

namespace TwoWayChat.Tests.Consent;

public class ConsentScreenTests
{
    [Fact]
    public async Task Page_Saved_KeepsWhatWasTypedAndRefusesWhatIsStale()
    {
        var shop = await Shop.OpenAsync(DatabaseKind.Sqlite);
        using var manager = shop.Server.As(shop.Manager);
        await using var page = await Reading.AsAsync(shop.Server, shop.Company, shop.Manager);
        var shown = page.Render<ConsentPage>();
        shown.WaitForElement("form", TimeSpan.FromSeconds(20));

        await shown.Find("form select").ChangeAsync(new() { Value = "SENDER_ADDRESS" });
        await shown.Find("form").SubmitAsync();
        shown.WaitForAssertion(() => shown.FindAll(".notice").ShouldBeEmpty(), TimeSpan.FromSeconds(20));
        (await manager.DoAsync("GET", "consent-settings"))["scope"].ShouldBe("SENDER_ADDRESS");
        await manager.DoAsync("PUT", "consent-settings", new { brand = "Acme" });
        await shown.Find("form").SubmitAsync();

        shown.WaitForAssertion(() => shown.Find(".notice").TextContent.ShouldContain("changed"), TimeSpan.FromSeconds(20));
        (await manager.DoAsync("GET", "consent-settings"))["brand"].ShouldBe("Acme");
    }

    [Fact]
    public void Form_OfSettings_SaysTheSameAgain()
    {
        var settings = ConsentSettings.Default with
        {
            Brand = "Acme", HelpContact = "help@acme.example", Languages = ["en", "es"], Words = new OwnWords(["basta ya"], ["socorro"], ["otra vez"]),
        };

        var said = new ConsentForm(settings).Input();

        (said.Brand, said.HelpContact, said.Scope).ShouldBe(("Acme", "help@acme.example", settings.Scope));
        said.Languages.ShouldBe(["en", "es"]);
        (said.Words!.OptOut!.Single(), said.Words.Help!.Single(), said.Words.OptIn!.Single()).ShouldBe(("basta ya", "socorro", "otra vez"));
    }

    [Fact]
    public async Task Ledger_OfAnotherProperty_NamesNobody()
    {
        var entry = new ConsentEntry
        {
            CompanyId = "c", Address = "+12025550123", Number = 1, Scope = ConsentEntry.WholeCompany,
            State = "OPTED_OUT", Source = "AGENT", ActorType = "AGENT", ActorName = "", CreatedAt = 1,
        };
        await using var page = new BunitContext();

        var shown = page.Render<LedgerTable>(parameters => parameters.Add(
            table => table.Ledger, new[] { entry, entry with { Number = 2, ActorId = "1", ActorName = "Ana", Note = "by phone" } }));

        var rows = shown.FindAll("tbody tr").Select(row => row.TextContent).ToList();
        rows[0].ShouldContain("in another property");
        (rows[1].Contains("Ana", StringComparison.Ordinal), rows[1].Contains("by phone", StringComparison.Ordinal)).ShouldBe((true, true));
    }
}
