using TwoWayChat.Security;
using TwoWayChat.Tests.Support;
using TwoWayChat.Users.Alerts;

namespace TwoWayChat.Tests.Users.Alerts;

public class AlertSettingsTests
{
    [Theory, OnBothDatabases]
    public async Task Settings_OfEachUser_AreKeptApart(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        var (ana, ben) = (await AccountAsync(server, company), await AccountAsync(server, company));
        var store = server.Services.GetRequiredService<AlertSettingsStore>();
        var quiet = new AlertSettings
        {
            NewChatSound = AlertSound.Knock,
            MessageSound = AlertSound.None,
            MentionSound = AlertSound.Drop,
            UnansweredSound = AlertSound.Bell,
            Volume = 15,
            Notifies = true,
            Flashes = false,
        };

        await store.SaveAsync(ana, new AlertSettings(), CancellationToken.None);
        await store.SaveAsync(ana, quiet, CancellationToken.None);

        (await store.FindAsync(company.Id, ana.UserId, CancellationToken.None)).ShouldBe(quiet);
        (await store.FindAsync(company.Id, ben.UserId, CancellationToken.None)).ShouldBe(new AlertSettings());
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(170, AlertSettings.MostVolume)]
    public async Task Volume_OutsideOfItsRange_IsDrawnToItsBorder(int asked, int kept)
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite);
        var ana = await AccountAsync(server, await server.Seed.CreateCompanyAsync());
        var store = server.Services.GetRequiredService<AlertSettingsStore>();

        await store.SaveAsync(ana, new AlertSettings { Volume = asked }, CancellationToken.None);

        (await store.FindAsync(ana.CompanyId, ana.UserId, CancellationToken.None)).Volume.ShouldBe(kept);
    }

    private static async Task<Account> AccountAsync(TestServer server, TestCompany company)
    {
        var user = await server.Seed.AddUserAsync(company, Role.Agent);
        return (await server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(company.Id, user.Id, CancellationToken.None))!;
    }
}
