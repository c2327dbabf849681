using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Hosting;

public class WriteLimitTests
{
    [Theory, OnBothDatabases]
    public async Task Write_WhileTooMuchWaits_Is503AndWhatWaitsIsDone(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, new() { Settings = [("Data:MostWaiting", "3")] });
        var company = await server.Seed.CreateCompanyAsync();
        using var client = server.As(await server.Seed.AddUserAsync(company, Role.GlobalManager));
        (await client.GetAsync("users/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var (runs, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var held = server.Database.WriteAsync(
            company.Id,
            async _ =>
            {
                runs.TrySetResult();
                await release.Task;
                return 0;
            },
            CancellationToken.None);
        await runs.Task;
        var waiting = Enumerable.Range(0, 3)
            .Select(number => server.Database.WriteAsync(company.Id, _ => Task.FromResult(number), CancellationToken.None)).ToList();

        using var refused = await client.PostAsJsonAsync("users", new { });
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await client.GetAsync("users/me")).StatusCode.ShouldBe(HttpStatusCode.OK);

        release.SetResult();
        await held;
        (await Task.WhenAll(waiting)).ShouldBe([0, 1, 2]);
        using var taken = await client.PostAsJsonAsync("users", new { });
        taken.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
