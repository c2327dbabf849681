using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Security;

public class SignInThrottleTests
{
    [Theory, OnBothDatabases]
    public async Task Failures_OfOneUser_Lead429UntilTheWindowIsOver(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        await using var server = await StartAsync(kind, time, ("Security:FailuresPerUser", "2"), ("Security:VerifiedFor", "00:00:00"));
        var company = await server.Seed.CreateCompanyAsync();
        var ana = await server.Seed.AddUserAsync(company, Role.Agent);
        var ben = await server.Seed.AddUserAsync(company, Role.Agent);

        (await StatusAsync(server, ana.SignInName, "wrong")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(server, ana.SignInName.ToUpperInvariant(), "wrong")).ShouldBe(HttpStatusCode.Unauthorized);

        using var client = server.As(ana);
        using var throttled = await client.GetAsync("probe/caller");
        throttled.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        throttled.Headers.RetryAfter!.Delta!.Value.ShouldBe(TimeSpan.FromMinutes(5));
        (await StatusAsync(server, ben.SignInName, ben.Password)).ShouldBe(HttpStatusCode.OK);
        server.Log.Lines.Count(line => line.Contains("127.0.0.1 have failed too often", StringComparison.Ordinal)).ShouldBe(1, "an operator sees it, once");
        server.Log.Lines.ShouldNotContain(line => line.Contains(ana.SignInName, StringComparison.OrdinalIgnoreCase));

        time.Advance(TimeSpan.FromMinutes(5));
        (await StatusAsync(server, ana.SignInName, ana.Password)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Failures_OfOneAddress_CountWhateverTheName(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind, new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50)), ("Security:FailuresPerAddress", "3"));
        var company = await server.Seed.CreateCompanyAsync();
        var remembered = await server.Seed.AddUserAsync(company, Role.Agent);

        foreach (var name in new[] { "a", "b", "c" })
        {
            (await StatusAsync(server, $"{name}@{company.Name}", "wrong")).ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await StatusAsync(server, $"d@{company.Name}", "wrong")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await StatusAsync(server, remembered.SignInName, remembered.Password)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Success_BetweenFailures_BeginsTheCountAnew(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        await using var server = await StartAsync(kind, time, ("Security:FailuresPerUser", "2"), ("Security:VerifiedFor", "00:00:00"));
        var ana = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent);

        foreach (var password in new[] { "wrong", ana.Password, "wrong", ana.Password })
        {
            (await StatusAsync(server, ana.SignInName, password)).ShouldBe(password == "wrong" ? HttpStatusCode.Unauthorized : HttpStatusCode.OK);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Failures_OfOneUserHoweverSpelt_CountTogether(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind, new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50)), ("Security:FailuresPerUser", "2"));
        var ana = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent, "ana");

        (await StatusAsync(server, $" ana@{ana.Company.Name}", "wrong")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(server, $"ana @ {ana.Company.Name}", "wrong")).ShouldBe(HttpStatusCode.Unauthorized);

        (await StatusAsync(server, $"ana@{ana.Company.Name}  ", "wrong")).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("2001:db8::1", "2001:db8::ffff:1", true)]
    [InlineData("2001:db8::1", "2001:db8:0:1::1", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public void Addresses_OfOneCustomersNetwork_AreOne(string first, string second, bool areOne)
    {
        var options = Microsoft.Extensions.Options.Options.Create(new SecurityOptions { FailuresPerAddress = 1 });
        using var metrics = new SignInMetrics();
        var throttle = new SignInThrottle(options, TimeProvider.System, metrics, NullLogger<SignInThrottle>.Instance);
        using (var attempt = throttle.Begin("ana@acme", IPAddress.Parse(first)))
        {
            attempt.Fail();
        }

        var next = Record.Exception(() => throttle.Begin("ben@acme", IPAddress.Parse(second)));

        (next is not null).ShouldBe(areOne);
    }

    [Theory, OnBothDatabases]
    public async Task Password_OfWhomNobodyKnowsTheAddress_CountsForTheUserAlone(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind, new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50)), ("Security:FailuresPerAddress", "1"));
        var company = await server.Seed.CreateCompanyAsync();
        var ana = await server.Seed.AddUserAsync(company, Role.Agent);
        var ben = await server.Seed.AddUserAsync(company, Role.Agent);
        var verify = server.Services.GetRequiredService<VerifyCredentials>();

        (await verify.RunAsync(ana.SignInName, "wrong", address: null, CancellationToken.None)).ShouldBeNull();

        (await verify.RunAsync(ben.SignInName, "wrong", address: null, CancellationToken.None)).ShouldBeNull("it is not throttled by the other's failure");
    }

    [Theory, OnBothDatabases]
    public async Task Names_ThatNobodyCanHave_CountAsOne(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind, new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50)), ("Security:FailuresPerUser", "2"));

        (await StatusAsync(server, new string('a', 300) + "@acme", "wrong")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(server, new string('b', 300) + "@acme", "wrong")).ShouldBe(HttpStatusCode.Unauthorized);

        (await StatusAsync(server, "no company", "wrong")).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory, OnBothDatabases]
    public async Task Guesses_AtTheSameTime_CountEachOther(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind, new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50)), ("Security:FailuresPerUser", "2"));
        var ana = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(guess => StatusAsync(server, ana.SignInName, $"wrong {guess}")));

        answers.Count(status => status == HttpStatusCode.Unauthorized).ShouldBe(2);
        answers.Count(status => status == HttpStatusCode.TooManyRequests).ShouldBe(6);
    }

    /// <summary>A client that begins with many requests at once has done nothing wrong.</summary>
    [Theory, OnBothDatabases]
    public async Task Password_ThatIsRight_MayBeBroughtByManyRequestsAtOnce(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind, new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50)), ("Security:FailuresPerUser", "1"));
        var ana = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StatusAsync(server, ana.SignInName, ana.Password)));

        answers.ShouldAllBe(status => status == HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Strangers_WhoGuessFromEverywhere_TakeTurnsAndNeverLockTheOwnerOut(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        await using var server = await StartAsync(
            kind, time, ("Security:FailuresPerAccount", "3"), ("Security:VerifiedFor", "00:00:00"), ("Server:TrustedProxies:0", "127.0.0.1"));
        var company = await server.Seed.CreateCompanyAsync();
        var ana = await server.Seed.AddUserAsync(company, Role.Agent);
        (await StatusAsync(server, ana.SignInName, ana.Password, "198.51.100.1")).ShouldBe(HttpStatusCode.OK);

        foreach (var name in new[] { ana.SignInName, $"nobody@{company.Name}" })
        {
            for (var guess = 1; guess <= 4; guess++)
            {
                (await StatusAsync(server, name, $"wrong {guess}", $"203.0.113.{guess}")).ShouldBe(HttpStatusCode.Unauthorized);
            }

            (await StatusAsync(server, name, "wrong 5", "203.0.113.5")).ShouldBe(HttpStatusCode.TooManyRequests, name);
        }

        (await StatusAsync(server, ana.SignInName, ana.Password, "203.0.113.6")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await StatusAsync(server, ana.SignInName, ana.Password, "198.51.100.1")).ShouldBe(HttpStatusCode.OK);
        time.Advance(SignInThrottle.StrangersTurn);
        (await StatusAsync(server, ana.SignInName, ana.Password, "203.0.113.6")).ShouldBe(HttpStatusCode.OK);
    }

    private static Task<TestServer> StartAsync(DatabaseKind kind, FakeTimeProvider time, params (string, string)[] settings) =>
        TestServer.StartAsync(kind, new() { Time = time, Routes = ProbeRoutes.Map, Settings = settings });

    private static async Task<HttpStatusCode> StatusAsync(TestServer server, string name, string password, string? address = null)
    {
        using var client = server.WithBasic(name, password);
        if (address is not null)
        {
            client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        }

        using var answer = await client.GetAsync("probe/caller");
        return answer.StatusCode;
    }
}
