using TwoWayChat.Hosting;
using TwoWayChat.Tests.Support;
using TwoWayChat.Users;

namespace TwoWayChat.Tests.Users;

public class SetupLinkTests
{
    private static readonly SetupInput Input = new("acme", "boss", "The Boss", null, "correct horse");

    [Theory, OnBothDatabases]
    public async Task SetupLink_Used_MakesTheFirstManagerOnce(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var link = server.Services.GetRequiredService<SetupLink>();
        var token = await link.IssueAsync(CancellationToken.None);
        var another = await link.IssueAsync(CancellationToken.None);

        (await RefusedAsync(link, token, Input with { Password = "short" })).ShouldBe(400);
        (await link.IsValidAsync(token, CancellationToken.None)).ShouldBeTrue();
        await link.UseAsync(token, Input, CancellationToken.None);

        using var boss = server.WithBasic("boss@acme", "correct horse");
        (await boss.DoAsync("GET", "users/me"))["role"].ShouldBe("GLOBAL_MANAGER");
        foreach (var spent in new[] { token, another })
        {
            (await link.IsValidAsync(spent, CancellationToken.None)).ShouldBeFalse();
            (await RefusedAsync(link, spent, Input with { CompanyName = "evil" })).ShouldBe(404);
        }

        (await link.IssueAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task SetupLink_UsedByTwoAtOnce_MakesOneCompany(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var link = server.Services.GetRequiredService<SetupLink>();
        var tokens = new[] { await link.IssueAsync(CancellationToken.None), await link.IssueAsync(CancellationToken.None) };

        var answers = await Task.WhenAll(tokens.Select((token, i) => TryAsync(link, token, Input with { CompanyName = $"acme-{i}" })));

        answers.Order().ShouldBe([200, 404]);
    }

    [Theory, OnBothDatabases]
    public async Task SetupLink_AfterADay_HasEnded(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-22T12:00:00Z"));
        await using var server = await TestServer.StartAsync(kind, new() { Time = time });
        var link = server.Services.GetRequiredService<SetupLink>();
        var token = await link.IssueAsync(CancellationToken.None);

        time.AdjustTime(time.GetUtcNow() + TimeSpan.FromHours(24));

        (await link.IsValidAsync(token, CancellationToken.None)).ShouldBeFalse();
        (await RefusedAsync(link, token, Input)).ShouldBe(404);
        (await RefusedAsync(link, "guess", Input)).ShouldBe(404);
        (await RefusedAsync(link, null, Input)).ShouldBe(404);
    }

    private static async Task<int> RefusedAsync(SetupLink link, string? token, SetupInput input) =>
        (await Should.ThrowAsync<ApiException>(() => link.UseAsync(token, input, CancellationToken.None))).Status;

    private static async Task<int> TryAsync(SetupLink link, string? token, SetupInput input)
    {
        try
        {
            await link.UseAsync(token, input, CancellationToken.None);
            return 200;
        }
        catch (ApiException refusal)
        {
            return refusal.Status;
        }
    }
}
