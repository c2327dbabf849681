using System.Net;
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
        var throttle = new SignInThrottle(options, TimeProvider.System);
        throttle.Failed("ana@acme", IPAddress.Parse(first));

        var next = Record.Exception(() => throttle.Enforce("ben@acme", IPAddress.Parse(second)));

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

    private static Task<TestServer> StartAsync(DatabaseKind kind, FakeTimeProvider time, params (string, string)[] settings) =>
        TestServer.StartAsync(kind, new() { Time = time, Routes = ProbeRoutes.Map, Settings = settings });

    private static async Task<HttpStatusCode> StatusAsync(TestServer server, string name, string password)
    {
        using var client = server.WithBasic(name, password);
        using var answer = await client.GetAsync("probe/caller");
        return answer.StatusCode;
    }
}
