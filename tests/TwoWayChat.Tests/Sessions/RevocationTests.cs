using System.Net;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Sessions;

public class RevocationTests
{
    /// <summary>What happens to a session that a manager has registered for ana.</summary>
    [Theory]
    [OnBothDatabases("ana", "enabled = false", true)]
    [OnBothDatabases("ana", "deleted = true", true)]
    [OnBothDatabases("ana", "role = 'PROPERTY_MANAGER'", false)]
    [OnBothDatabases("ana", "password_hash = 'another'", false)]
    [OnBothDatabases("boss", "enabled = false", true)]
    [OnBothDatabases("boss", "deleted = true", true)]
    [OnBothDatabases("boss", "role = 'AGENT'", true)]
    [OnBothDatabases("boss", "password_hash = 'another'", true)]
    [OnBothDatabases("ben", "enabled = false", false)]
    public async Task Session_WhenSomebodyChanges_IsRevokedOrLivesOn(DatabaseKind kind, string who, string change, bool revoked)
    {
        var scene = await Scene.OnAsync(kind);
        var boss = await scene.Server.Seed.AddUserAsync(scene.Company, Role.GlobalManager, "boss");
        var id = await scene.SessionIdAsync(boss, scene.Ana);
        var witness = await scene.SessionIdAsync(scene.Ben, scene.Ben);

        await scene.ChangeAsync(who switch { "ana" => scene.Ana, "boss" => boss, _ => scene.Ben }, change);
        if (!revoked)
        {
            await scene.ChangeAsync(scene.Ben, "deleted = true");
        }

        await Eventually.HoldsAsync(async () => await ReasonAsync(scene, revoked ? id : witness) == "REVOKED");
        (await ReasonAsync(scene, id)).ShouldBe(revoked ? "REVOKED" : null);
        (await scene.StatusAsync(scene.Manager, $"integration/{id}")).ShouldBe(revoked ? HttpStatusCode.NotFound : HttpStatusCode.OK);
        (await scene.TypesAsync(scene.Manager, id)).ShouldBe(revoked ? ["session.created", "session.ended"] : ["session.created"]);
    }

    /// <summary>Who may go on registering keeps the session; a new password ends it.</summary>
    [Theory, OnBothDatabases]
    public async Task Session_OfWhoIsPromoted_LivesOnUntilAnotherPassword(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        using var manager = scene.Server.As(scene.Manager);

        await manager.DoAsync("PUT", $"users/{scene.Ana.Id}", new { role = "PROPERTY_MANAGER" });

        (await scene.StatusAsync(scene.Ana, $"integration/{id}")).ShouldBe(HttpStatusCode.OK);
        await manager.DoAsync("PUT", $"users/{scene.Ana.Id}", new { role = "AGENT", password = "Another-4711-Password" });
        (await scene.StatusAsync(scene.Manager, $"integration/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await ReasonAsync(scene, id)).ShouldBe("REVOKED");
    }

    [Theory, OnBothDatabases]
    public async Task Session_WhenTheChatApiIsSwitchedOff_IsRevoked(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);

        await scene.Server.Seed.ConfigureAsync(scene.Company.Id, config => config with { Enabled = false });

        await Eventually.HoldsAsync(async () => await ReasonAsync(scene, id) == "REVOKED");
        (await scene.StatusAsync(scene.Ana, $"integration/{id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Session_OfAnotherCompany_LivesOn(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var other = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        var others = await other.SessionIdAsync(other.Ana, other.Ana);

        await scene.Server.Seed.ConfigureAsync(scene.Company.Id, config => config with { Enabled = false });

        await Eventually.HoldsAsync(async () => await ReasonAsync(scene, id) == "REVOKED");
        (await other.StatusAsync(other.Ana, $"integration/{others}")).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Virtual time stands still, so no worker runs: the use itself finds out.</summary>
    [Theory, OnBothDatabases]
    public async Task Session_RevokedButNotSwept_Is404AtItsNextUse(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, new() { Time = new FakeTimeProvider() });
        var scene = await Scene.OnAsync(server);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);
        await scene.ChangeAsync(scene.Ana, "enabled = false");

        (await scene.GetAsync(scene.Manager, "integration"))["items"]!.AsArray().ShouldBeEmpty();
        (await scene.StatusAsync(scene.Manager, $"integration/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await ReasonAsync(scene, id)).ShouldBe("REVOKED");
    }

    /// <summary>A node that hears nothing of a change finds it by its own look at everything.</summary>
    [Theory, OnBothDatabases]
    public async Task Session_RevokedWithoutAWord_IsFoundByTheLookAtAll(DatabaseKind kind)
    {
        var time = new FakeTimeProvider();
        await using var server = await TestServer.StartAsync(kind, new() { Time = time });
        var scene = await Scene.OnAsync(server);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        await server.Database.WriteAsync(
            "",
            scope => scope.ExecuteAsync("update users set enabled = false where user_id = @Id", new { scene.Ana.Id }),
            CancellationToken.None);

        await Eventually.HoldsAsync(async () =>
        {
            time.Advance(TimeSpan.FromSeconds(31));
            return await ReasonAsync(scene, id) == "REVOKED";
        });
    }

    private static Task<string?> ReasonAsync(Scene scene, string id) => scene.Server.Database.FirstOrDefaultAsync<string>(
        "select end_reason from integration_sessions where session_id = @id", new { id }, CancellationToken.None);
}
