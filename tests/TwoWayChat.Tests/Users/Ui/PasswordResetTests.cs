using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;
using TwoWayChat.Users.PasswordResets;

namespace TwoWayChat.Tests.Users.Ui;

/// <summary>A forgotten password, from the page that asks for a link to the sign-in with the new one.</summary>
public sealed partial class PasswordResetTests
{
    private const string Public = "https://chat.example";
    private const string Ask = "/sign-in/forgotten";
    private const string NewPassword = "a brand new password";

    [Theory, OnBothDatabases]
    public async Task Link_FromTheMail_SetsThePasswordOnceAndSignsOutEverywhere(DatabaseKind kind)
    {
        using var sink = await MailSink.StartAsync();
        await using var server = await StartAsync(kind, sink);
        var (user, address) = await PersonAsync(server);
        using var other = new Visitor(server);
        (await other.SignInAsync(user)).ShouldBeTrue();
        using var visitor = new Visitor(server);

        await visitor.PostAsync(Ask, ("user", user.SignInName));
        var path = await LinkAsync(sink, address);
        using var unlike = await visitor.PostAsync(path, ("new", NewPassword), ("repeat", "another"));
        unlike.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var bad = await visitor.PostAsync(path, ("new", "short"), ("repeat", "short"));
        bad.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var saved = await visitor.PostAsync(path, ("new", NewPassword), ("repeat", NewPassword));

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.IsSignedInAsync()).ShouldBeFalse("the link signs nobody in");
        (await other.IsSignedInAsync()).ShouldBeFalse();
        (await visitor.SignInAsync(user)).ShouldBeFalse();
        (await visitor.SignInAsync(user, NewPassword)).ShouldBeTrue();
        (await StatusAsync(visitor, path)).ShouldBe(HttpStatusCode.Gone);
        (await AuditAsync(server, user)).ShouldBe(["user.password_link_sent", "user.password_reset"], ignoreOrder: true);
    }

    [Theory, OnBothDatabases]
    public async Task Answer_ForWhomeverItIsAsked_IsTheSameAndNamesNoToken(DatabaseKind kind)
    {
        using var sink = await MailSink.StartAsync();
        await using var server = await StartAsync(kind, sink);
        var (user, address) = await PersonAsync(server);
        var silent = await server.Seed.AddUserAsync(user.Company, Role.GlobalManager);
        var answers = new List<string>();

        foreach (var name in new[] { user.SignInName, silent.SignInName, $"nobody@{user.Company.Name}", "nobody@nowhere", "no name" })
        {
            using var visitor = new Visitor(server);
            using var answer = await visitor.PostAsync(Ask, ("user", name));
            answers.Add($"{answer.StatusCode} {Shown().Match(await answer.Content.ReadAsStringAsync()).Value}");
        }

        answers.Distinct().ShouldHaveSingleItem().ShouldContain("a link is on its way");
        var token = (await LinkAsync(sink, address)).Split('/')[^1];
        (await server.Database.QueryAsync<string>("select token_hash from password_resets limit 10", null, CancellationToken.None))
            .ShouldSatisfyAllConditions(hashes => hashes.Count.ShouldBe(answers.Count), hashes => hashes.ShouldNotContain(token),
                hashes => hashes.ShouldContain(ResetToken.Hash(token)));
        sink.Mails.Count.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Link_AfterAnHourOrAChangeOfTheUser_HasEnded(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var sink = await MailSink.StartAsync();
        await using var server = await StartAsync(kind, sink, time);
        var (user, address) = await PersonAsync(server);
        using var visitor = new Visitor(server);
        await visitor.PostAsync(Ask, ("user", user.SignInName));
        var first = await LinkAsync(sink, address);

        time.Advance(TimeSpan.FromMinutes(59));
        (await StatusAsync(visitor, first)).ShouldBe(HttpStatusCode.OK);
        time.Advance(TimeSpan.FromMinutes(2));
        (await StatusAsync(visitor, first)).ShouldBe(HttpStatusCode.Gone);

        await visitor.PostAsync(Ask, ("user", user.SignInName));
        var second = await LinkAsync(sink, address, 2);
        (await server.As(user).PutAsJsonAsync("users/me/password", new { currentPassword = user.Password, newPassword = NewPassword }))
            .EnsureSuccessStatusCode();
        (await StatusAsync(visitor, second)).ShouldBe(HttpStatusCode.Gone);
        (await StatusAsync(visitor, ResetToken.PathOf(user.Company.Id, "guessed"))).ShouldBe(HttpStatusCode.Gone);
    }

    [Theory, OnBothDatabases]
    public async Task Links_AskedForAgainAndAgain_AreFew(DatabaseKind kind)
    {
        using var sink = await MailSink.StartAsync();
        await using var server = await StartAsync(kind, sink);
        var (user, address) = await PersonAsync(server);
        using var visitor = new Visitor(server);

        for (var i = 0; i < 10; i++)
        {
            var spelt = i % 2 == 0 ? user.SignInName : user.SignInName.ToUpperInvariant().Replace("@", " @ ", StringComparison.Ordinal);
            using var answer = await visitor.PostAsync(Ask, ("user", spelt));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var refused = await visitor.PostAsync(Ask, ("user", user.SignInName));
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await AuditAsync(server, user)).Count.ShouldBe(AskForPasswordReset.MostPerName);
        (await sink.WaitForAsync(address, AskForPasswordReset.MostPerName)).Count.ShouldBe(AskForPasswordReset.MostPerName);
    }

    /// <summary>Nor may it cost anybody the sign-in: the form is anybody's, and a page elsewhere can post it.</summary>
    [Theory, OnBothDatabases]
    public async Task Names_OfAnyLength_TakeTheSameRoomAndNobodysSignIn(DatabaseKind kind)
    {
        using var sink = await MailSink.StartAsync();
        await using var server = await TestServer.StartAsync(
            kind, new() { Settings = [.. sink.Settings, ("Server:PublicUrl", Public), ("Security:FailuresPerAddress", "2")] });
        var (user, _) = await PersonAsync(server);
        using var visitor = new Visitor(server);

        foreach (var name in new[] { new string('a', 100_000), "no company" })
        {
            using var answer = await visitor.PostAsync(Ask, ("user", name));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var tooMany = await visitor.PostAsync(Ask, ("user", user.SignInName));
        tooMany.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await server.Database.QueryAsync<int>("select length(name_key) from password_resets limit 10", null, CancellationToken.None)).ShouldBe([64, 64]);
        (await visitor.SignInAsync(user)).ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Link_ThatWaitsToBeSent_IsNoText(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(
            kind, new() { Settings = [("Mail:Host", "127.0.0.1"), ("Mail:Port", "1"), ("Mail:From", "chat@acme.example"), ("Server:PublicUrl", Public)] });
        var (user, _) = await PersonAsync(server);
        using var visitor = new Visitor(server);

        await visitor.PostAsync(Ask, ("user", user.SignInName));

        var kept = await server.Database.QueryAsync<string>("select text from mails limit 10", null, CancellationToken.None);
        kept.ShouldHaveSingleItem().ShouldNotContain("/sign-in/");
    }

    [Fact]
    public async Task Page_WithoutAnSmtpServer_SaysToAskAManager()
    {
        using var visitor = new Visitor(await TestServer.SharedAsync(DatabaseKind.Sqlite));

        var page = await (await visitor.GetAsync(Ask)).Content.ReadAsStringAsync();

        page.ShouldContain("A manager of your company can give you a new password");
        page.ShouldNotContain("<form method=\"post\"");
    }

    private static Task<TestServer> StartAsync(DatabaseKind kind, MailSink sink, FakeTimeProvider? time = null) =>
        TestServer.StartAsync(kind, new TestServerOptions { Time = time, Settings = [.. sink.Settings, ("Server:PublicUrl", Public)] });

    private static async Task<(TestUser User, string Address)> PersonAsync(TestServer server)
    {
        var company = await server.Seed.CreateCompanyAsync();
        var manager = await server.Seed.AddUserAsync(company, Role.GlobalManager);
        var user = await server.Seed.AddUserAsync(company, Role.GlobalManager);
        var address = $"{user.Name}@acme.example";
        (await server.As(manager).PutAsJsonAsync($"users/{user.Id}", new { email = address })).EnsureSuccessStatusCode();
        return (user, address);
    }

    /// <summary>The path of the newest of so many links.</summary>
    private static async Task<string> LinkAsync(MailSink sink, string address, int count = 1)
    {
        var mails = await sink.WaitForAsync(address, count);
        var link = Link().Match(mails[^1].Raw.Replace("=\r\n", "", StringComparison.Ordinal)).Value;
        link.ShouldStartWith(Public);
        return link[Public.Length..];
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        return answer.StatusCode;
    }

    private static Task<IReadOnlyList<string>> AuditAsync(TestServer server, TestUser user) => server.Database.QueryAsync<string>(
        "select action from audit_entries where company_id = @company and target_id = @id and action like 'user.password%' limit 100",
        new { company = user.Company.Id, id = user.Id },
        CancellationToken.None);

    /// <summary>What the page says: around it stand secrets that differ each time.</summary>
    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline, 1000)]
    private static partial Regex Shown();

    [GeneratedRegex(@"https://\S+/sign-in/new-password/\S+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
