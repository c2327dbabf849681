using System.Net.Http.Headers;
using System.Net;
using System.Text;
using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Sessions;

public class RegisterTests
{
    [Theory, OnBothDatabases]
    public async Task Register_ByGlobalManager_AnswersAsTheSeed(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);

        using var answer = await scene.RegisterAsync(scene.Manager, scene.Ana.SignInName);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Golden.MatchAsync("integration-registered", answer, (scene.Company.Name, "{company}"));
    }

    [Theory, OnBothDatabases]
    public async Task Register_AtTheSeedsMoment_GivesTheSeedsTimesToTheByte(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1487303539483));
        await using var server = await TestServer.StartAsync(kind, new() { Time = time });
        var company = await server.Seed.CreateCompanyAsync("company-name");
        var manager = await server.Seed.AddUserAsync(company, Role.GlobalManager, "syniverse");
        var agent = await server.Seed.AddUserAsync(company, Role.Agent, "AGENT 007");
        using var client = server.As(manager);

        using var answer = await client.PostAsync(
            "integration/", new StringContent("""{"user":"AGENT 007@company-name"}""", Encoding.UTF8, "application/json"));

        var body = await answer.Content.ReadAsStringAsync();
        body[..7].ShouldBe("""{"id":" """.TrimEnd());
        Ids.IsId(body[7..31]).ShouldBeTrue();
        body[31..].ShouldBe(
            """ ","createdAt":1487303539483,"createdBy":"syniverse@company-name","expiresAt":1487505139483,""".TrimStart() +
            $$$"""{"allowedTo":{"id":"{{{agent.Id}}}","role":"AGENT","name":"AGENT 007"}}"""[1..]);
    }

    [Theory]
    [OnBothDatabases("integration")]
    [OnBothDatabases("integration/")]
    public async Task Register_WithOrWithoutTrailingSlash_AnswersAlike(DatabaseKind kind, string path)
    {
        var scene = await Scene.OnAsync(kind);
        using var client = scene.Server.As(scene.Ana);

        using var answer = await client.PostAsync(path, Json($$"""{"user":"{{scene.Ana.SignInName}}","extra":[1,{}]}"""));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
    }

    /// <summary>Switched off between the look and the write: a client that heard of bad credentials would drop its password.</summary>
    [Theory, OnBothDatabases]
    public async Task Register_ForAConfigurationThatIsOffByThen_IsAConflictAsBefore(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var users = scene.Server.Services.GetRequiredService<IUserLookup>();
        var manager = (await users.FindByIdAsync(scene.Company.Id, scene.Manager.Id, CancellationToken.None))!;
        await scene.Server.Seed.ConfigureAsync(scene.Company.Id, config => config with { Enabled = false });

        var register = scene.Server.Services.GetRequiredService<TwoWayChat.Sessions.RegisterSession>();
        var refused = await Should.ThrowAsync<TwoWayChat.Hosting.ApiException>(() => register.RunAsync(manager, manager, CancellationToken.None));

        refused.Status.ShouldBe(409);
    }

    [Theory, OnBothDatabases]
    public async Task Register_NameInOtherCase_IsTheSameUser(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);

        using var other = await scene.RegisterAsync(scene.Manager, scene.Ana.SignInName.ToUpperInvariant());
        using var self = await scene.RegisterAsync(scene.Ana, scene.Ana.SignInName.ToUpperInvariant());

        other.StatusCode.ShouldBe(HttpStatusCode.OK);
        self.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Who may register whom: the rows of the contract's table, allowed and refused.</summary>
    [Theory]
    [OnBothDatabases("manager", "ana", 200)]
    [OnBothDatabases("manager", "paula", 200)]
    [OnBothDatabases("manager", "manager", 200)]
    [OnBothDatabases("paula", "paula", 200)]
    [OnBothDatabases("paula", "ana", 403)]
    [OnBothDatabases("paula", "manager", 403)]
    [OnBothDatabases("paula", "nobody", 403)]
    [OnBothDatabases("ana", "ana", 200)]
    [OnBothDatabases("ana", "ben", 403)]
    [OnBothDatabases("ana", "paula", 403)]
    [OnBothDatabases("ana", "nobody", 403)]
    [OnBothDatabases("manager", "nobody", 401)]
    public async Task Register_ByRole_IsAllowedOrRefused(DatabaseKind kind, string caller, string user, int status)
    {
        var scene = await Scene.OnAsync(kind);
        using var client = scene.Server.WithBasic($"{caller}@{scene.Company.Name}", TestSeed.Password);

        using var answer = await client.PostAsync("integration/", Json($$"""{"user":"{{user}}@{{scene.Company.Name}}"}"""));

        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync());
        answer.Headers.WwwAuthenticate.Count.ShouldBe(status == 401 ? 1 : 0);
    }

    [Theory, OnBothDatabases]
    public async Task Register_Refused_AnswersInTheStyleOfTheSeed(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);

        await MatchAsync(scene, scene.Manager, $"nobody@{scene.Company.Name}", "integration-bad-credentials");
        await MatchAsync(scene, scene.Ana, scene.Ben.SignInName, "integration-denied");
        await MatchAsync(scene, scene.Ana, null, "integration-no-user");
        await MatchAsync(scene, scene.Ana, " ", "integration-no-user");
    }

    [Theory]
    [OnBothDatabases("nobody@")]
    [OnBothDatabases("nobody")]
    [OnBothDatabases("@")]
    [OnBothDatabases("ana\u0000@x")]
    public async Task Register_NameOfNobody_IsBadCredentialsForAManagerAndDeniedForOthers(DatabaseKind kind, string name)
    {
        var scene = await Scene.OnAsync(kind);

        using var manager = await scene.RegisterAsync(scene.Manager, name);
        using var agent = await scene.RegisterAsync(scene.Ana, name);

        manager.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        agent.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothDatabases]
    public async Task Register_UserOfAnotherCompany_IsLikeNobody(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var other = await Scene.OnAsync(kind);

        await MatchAsync(scene, scene.Manager, other.Ana.SignInName, "integration-bad-credentials");
        await MatchAsync(scene, scene.Ana, other.Ana.SignInName, "integration-denied");
    }

    [Theory]
    [OnBothDatabases("enabled = false")]
    [OnBothDatabases("deleted = true")]
    public async Task Register_DisabledOrDeletedUser_IsLikeNobody(DatabaseKind kind, string change)
    {
        var scene = await Scene.OnAsync(kind);
        await scene.ChangeAsync(scene.Ana, change);

        using var byManager = await scene.RegisterAsync(scene.Manager, scene.Ana.SignInName);
        using var byHerself = await scene.RegisterAsync(scene.Ana, scene.Ana.SignInName);

        byManager.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        byHerself.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [OnBothDatabases(false, "PULL", "http://127.0.0.1/hook", 409)]
    [OnBothDatabases(false, "PUSH", "http://127.0.0.1/hook", 409)]
    [OnBothDatabases(true, "PUSH", null, 409)]
    [OnBothDatabases(true, "PUSH", "http://127.0.0.1/hook", 200)]
    [OnBothDatabases(true, "PULL", null, 200)]
    public async Task Register_ByConfiguration_IsEnabledOrNot(DatabaseKind kind, bool enabled, string delivery, string? url, int status)
    {
        var scene = await Scene.OnAsync(kind);
        await scene.Server.Seed.ConfigureAsync(
            scene.Company.Id, config => config with { Enabled = enabled, Delivery = delivery, CallbackUrl = url });

        using var answer = await scene.RegisterAsync(scene.Ana, scene.Ana.SignInName);

        ((int)answer.StatusCode).ShouldBe(status);
        if (status == 409)
        {
            await Golden.MatchAsync("integration-not-enabled", answer);
        }
    }

    /// <summary>Each refusal goes before the next, whatever else is wrong with the request.</summary>
    [Theory, OnBothDatabases]
    public async Task Register_SeveralThingsWrong_TellsTheFirst(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        await scene.Server.Seed.ConfigureAsync(scene.Company.Id, config => config with { Enabled = false });
        using var agent = scene.Server.As(scene.Ana);
        using var wrong = scene.Server.WithBasic(scene.Ana.SignInName, "not the password");

        (await StatusAsync(wrong, "nonsense")).ShouldBe(401);
        (await StatusAsync(scene.Server.Anonymous, "nonsense")).ShouldBe(401);
        (await StatusAsync(agent, "nonsense")).ShouldBe(409);
        (await StatusAsync(agent, $$"""{"user":"nobody@{{scene.Company.Name}}"}""")).ShouldBe(409);
        await scene.Server.Seed.ConfigureAsync(scene.Company.Id, config => config with { Enabled = true, Delivery = EnumText.Of(Delivery.Pull) });
        (await StatusAsync(agent, "nonsense")).ShouldBe(400);
        (await StatusAsync(agent, """{"user":""}""")).ShouldBe(400);
        (await StatusAsync(agent, $$"""{"user":"nobody@{{scene.Company.Name}}"}""")).ShouldBe(403);
    }

    private static async Task<int> StatusAsync(HttpClient client, string body)
    {
        using var answer = await client.PostAsync("integration/", Json(body));
        return (int)answer.StatusCode;
    }

    private static async Task MatchAsync(Scene scene, TestUser caller, string? user, string golden)
    {
        using var answer = await scene.RegisterAsync(caller, user);
        await Golden.MatchAsync(golden, answer);
    }

    private static StringContent Json(string body) => new(body, new MediaTypeHeaderValue("application/json"));
}
