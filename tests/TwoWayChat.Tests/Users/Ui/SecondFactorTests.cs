using System.Net;
using System.Net.Http.Json;
using OtpNet;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;
using TwoWayChat.Users.SecondFactors;

namespace TwoWayChat.Tests.Users.Ui;

public class SecondFactorTests
{
    private readonly DateTimeOffset begun = TimeProvider.System.GetUtcNow();

    [Theory, OnBothDatabases]
    public async Task SignIn_WithSecondFactor_NeedsACodeThatIsGoodOnce(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var ana = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent);
        var (secret, _) = await TurnOnAsync(server, ana);
        using var visitor = new Visitor(server);

        using var step = await visitor.PostAsync("/sign-in?ReturnUrl=/profile", ("user", ana.SignInName), ("password", ana.Password));
        step.Headers.Location!.OriginalString.ShouldContain("/sign-in/code");
        (await visitor.IsSignedInAsync()).ShouldBeFalse("the password alone opens nothing");
        using var wrong = await visitor.PostAsync("/sign-in/code", ("code", "000000"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var used = await visitor.PostAsync("/sign-in/code", ("code", Code(secret, 0)));
        used.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "turning it on has used this code up");
        using var right = await visitor.PostAsync("/sign-in/code?ReturnUrl=/profile", ("code", Code(secret, 1)));
        right.Headers.Location!.OriginalString.ShouldEndWith("/profile");
        (await visitor.IsSignedInAsync()).ShouldBeTrue();

        using var other = new Visitor(server);
        using var again = await other.PostAsync("/sign-in", ("user", ana.SignInName), ("password", ana.Password));
        using var late = await other.PostAsync("/sign-in/code", ("code", Code(secret, 1)));
        late.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var api = server.As(ana);
        (await api.GetAsync("users/me")).StatusCode.ShouldBe(HttpStatusCode.OK, "programs go on with the password");
    }

    /// <summary>Else a stolen password, useless at the sign-in page, would make itself a new global manager.</summary>
    [Theory, OnBothDatabases]
    public async Task Api_WithThePasswordAlone_DoesNotChangeWhoGetsIn(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        var manager = await server.Seed.AddUserAsync(company, Role.GlobalManager);
        var ana = await server.Seed.AddUserAsync(company, Role.Agent);
        await TurnOnAsync(server, manager);
        using var api = server.As(manager);

        foreach (var (method, path) in new[]
        {
            ("POST", "users"), ("PUT", $"users/{ana.Id}"), ("DELETE", $"users/{ana.Id}"), ("PUT", "users/me/password"),
            ("PUT", "chat-api-config"), ("POST", "chat-api-config/secret"),
        })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = JsonContent.Create(new { }) };
            using var refused = await api.SendAsync(request);
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
            (await refused.Content.ReadAsStringAsync()).ShouldContain("SECOND_FACTOR_ON", Case.Sensitive, path);
        }

        using var read = await api.GetAsync("chat-api-config");
        read.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var registered = await api.PostAsJsonAsync("integration", new { user = ana.SignInName });
        registered.StatusCode.ShouldNotBe(HttpStatusCode.Forbidden, "the Chat API itself goes on with the password");
    }

    [Theory, OnBothDatabases]
    public async Task RecoveryCode_OfThoseShown_OpensOnce(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var ana = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent);
        var (_, codes) = await TurnOnAsync(server, ana);
        codes.Distinct().Count().ShouldBe(10);

        (await WithCodeAsync(server, ana, codes[3].ToUpperInvariant().Replace('-', ' '))).ShouldBeTrue();
        (await WithCodeAsync(server, ana, codes[3])).ShouldBeFalse();
        (await WithCodeAsync(server, ana, codes[4])).ShouldBeTrue();
    }

    /// <summary>The data has been restored without its master.key: recovery codes are the way in that the backup page promises.</summary>
    [Theory, OnBothDatabases]
    public async Task Secret_OfAnotherKeyFile_MakesCodesWrongAndLeavesRecoveryCodes(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var ana = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent);
        var (secret, codes) = await TurnOnAsync(server, ana);
        await server.Database.WriteAsync(
            ana.Company.Id,
            scope => scope.ExecuteAsync(
                "update user_second_factors set secret = @other where company_id = @company", new { other = "CfDJ8AAAA", company = ana.Company.Id }),
            CancellationToken.None);

        using var visitor = new Visitor(server);
        using var step = await visitor.PostAsync("/sign-in", ("user", ana.SignInName), ("password", ana.Password));
        using var answer = await visitor.PostAsync("/sign-in/code", ("code", Code(secret, 1)));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await WithCodeAsync(server, ana, codes[0])).ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Codes_GuessedTooOften_AreThrottled(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, new() { Settings = [("Security:FailuresPerUser", "2")] });
        var ana = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent);
        var (secret, _) = await TurnOnAsync(server, ana);
        (await WithCodeAsync(server, ana, "111111")).ShouldBeFalse();
        (await WithCodeAsync(server, ana, "222222")).ShouldBeFalse();

        (await WithCodeAsync(server, ana, Code(secret, 1))).ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task Codes_GuessedAllAtOnce_CountEachOther(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, new() { Settings = [("Security:FailuresPerUser", "3")] });
        var ana = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent);
        await TurnOnAsync(server, ana);
        var account = await AccountAsync(server, ana);
        var check = server.Services.GetRequiredService<CheckSecondFactor>();

        var guesses = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            guess => Record.ExceptionAsync(async () => await check.RunAsync(account, $"never right {guess}", CancellationToken.None)).AsTask()));

        guesses.Count(refused => refused is null).ShouldBe(3);
    }

    [Theory, OnBothDatabases]
    public async Task ManagersOwn_PasswordAndSecondFactor_AreNotChangedWithoutThePassword(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var mia = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.GlobalManager);
        var self = new Caller(await AccountAsync(server, mia));
        using var client = server.As(mia);
        var changed = await client.CallAsync("PUT", $"users/{mia.Id}", new { password = "another long password" });
        await TurnOnAsync(server, mia);

        var off = await Should.ThrowAsync<ApiException>(
            () => server.Services.GetRequiredService<TurnOffSecondFactor>().OfAsync(self, mia.Id, CancellationToken.None));

        off.Status.ShouldBe(409);
        changed.Errors.ShouldBe(["password OWN_PASSWORD"], changed.Text);
        (await server.Services.GetRequiredService<SecondFactorStore>().IsOnAsync(mia.Company.Id, mia.Id, CancellationToken.None)).ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task SecondFactor_LostByItsOwner_IsTakenAwayByAManagerAlone(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        var ana = await server.Seed.AddUserAsync(company, Role.Agent);
        var ben = new Caller(await AccountAsync(server, await server.Seed.AddUserAsync(company, Role.Agent)));
        var mia = new Caller(await AccountAsync(server, await server.Seed.AddUserAsync(company, Role.GlobalManager)));
        await TurnOnAsync(server, ana);
        var off = server.Services.GetRequiredService<TurnOffSecondFactor>();

        (await Should.ThrowAsync<ApiException>(() => off.OfAsync(ben, ana.Id, CancellationToken.None))).Status.ShouldBe(403);
        var self = new Caller(await AccountAsync(server, ana));
        (await Should.ThrowAsync<ApiException>(() => off.OwnAsync(self, "wrong", CancellationToken.None))).Status.ShouldBe(400);
        await off.OfAsync(mia, ana.Id, CancellationToken.None);

        using var visitor = new Visitor(server);
        (await visitor.SignInAsync(ana)).ShouldBeTrue();
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
        var page = await server.Services.GetRequiredService<AuditStore>()
            .ListAsync(mia.Account, new AuditFilter("user.second_factor_off", null), new PageRequest(10, []), CancellationToken.None);
        page.ShouldHaveSingleItem().TargetId.ShouldBe(ana.Id);
    }

    [Theory, OnBothDatabases]
    public async Task Browsers_SignedOutFromAnother_AreSignedOut(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var ana = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent);
        using var desk = new Visitor(server);
        using var phone = new Visitor(server);
        (await desk.SignInAsync(ana)).ShouldBeTrue();
        (await phone.SignInAsync(ana)).ShouldBeTrue();
        var sessions = server.Services.GetRequiredService<BrowserSessions>();
        var account = await AccountAsync(server, ana);
        var open = await sessions.ListAsync(account, CancellationToken.None);
        open.Count.ShouldBe(2);

        await sessions.EndOthersAsync(account, open[0].SessionId, CancellationToken.None);

        new[] { await desk.IsSignedInAsync(), await phone.IsSignedInAsync() }.Count(isIn => isIn).ShouldBe(1);
        await sessions.EndAsync(account, open[0].SessionId, CancellationToken.None);
        new[] { await desk.IsSignedInAsync(), await phone.IsSignedInAsync() }.ShouldAllBe(isIn => !isIn);
    }

    internal async Task<(SecondFactorSecret Secret, IReadOnlyList<string> Codes)> TurnOnAsync(TestServer server, TestUser user)
    {
        var caller = new Caller(await AccountAsync(server, user));
        var on = server.Services.GetRequiredService<TurnOnSecondFactor>();
        var secret = await on.OfferAsync(caller, user.Password, CancellationToken.None);
        return (secret, await on.ConfirmAsync(caller, Code(secret, 0), CancellationToken.None));
    }

    private static async Task<bool> WithCodeAsync(TestServer server, TestUser user, string code)
    {
        using var visitor = new Visitor(server);
        using var step = await visitor.PostAsync("/sign-in", ("user", user.SignInName), ("password", user.Password));
        using var answer = await visitor.PostAsync("/sign-in/code", ("code", code));
        return await visitor.IsSignedInAsync();
    }

    /// <summary>What the app shows that many steps from now.</summary>
    /// <summary>The code of that many steps after the one in which the test began, so that a slow run does not move from one code to the next.</summary>
    private string Code(SecondFactorSecret secret, int steps) =>
        new Totp(Base32Encoding.ToBytes(secret.Text)).ComputeTotp(begun.UtcDateTime.AddSeconds(30 * steps));

    private static async Task<Account> AccountAsync(TestServer server, TestUser user) =>
        (await server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(user.Company.Id, user.Id, CancellationToken.None))!;
}
