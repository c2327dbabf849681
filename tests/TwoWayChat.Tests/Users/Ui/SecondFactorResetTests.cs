using Bunit;
using MudBlazor;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;
using TwoWayChat.Tests.Web;
using TwoWayChat.Users.SecondFactors;
using TwoWayChat.Users.Ui;

namespace TwoWayChat.Tests.Users.Ui;

public class SecondFactorResetTests
{
    [Fact]
    public async Task Reset_AskedFirst_DoesNothingUntilItIsAgreed()
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite);
        var company = await server.Seed.CreateCompanyAsync();
        var manager = await server.Seed.AddUserAsync(company, Role.GlobalManager);
        var ana = await server.Seed.AddUserAsync(company, Role.Agent);
        await new SecondFactorTests().TurnOnAsync(server, ana);
        var store = server.Services.GetRequiredService<SecondFactorStore>();
        await using var page = await Reading.AsAsync(server, company, manager);
        var dialogs = page.Render<MudDialogProvider>();
        var shown = page.Render<SecondFactorReset>(parameters => parameters.Add(reset => reset.UserId, ana.Id).Add(reset => reset.Name, "Ana"));
        shown.WaitForElement(".text-button", Patience);

        var refused = shown.Find(".text-button").ClickAsync(new());
        dialogs.WaitForElement("h2", Patience).TextContent.ShouldContain("Ana");
        await dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Cancel").ClickAsync(new());
        await refused;
        (await store.IsOnAsync(company.Id, ana.Id, CancellationToken.None)).ShouldBeTrue();

        var agreed = shown.Find(".text-button").ClickAsync(new());
        dialogs.WaitForElement("h2", Patience);
        await dialogs.FindAll("button").Single(button => button.TextContent.Contains("Remove", StringComparison.Ordinal)).ClickAsync(new());
        await agreed;
        (await store.IsOnAsync(company.Id, ana.Id, CancellationToken.None)).ShouldBeFalse();
    }

    private static TimeSpan Patience => TimeSpan.FromSeconds(20);
}
