using System.Net;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Hosting;

public class ApiHeadersTests
{
    [Fact]
    public async Task Answers_OfTheApi_AreTakenForWhatTheyAreAndKeptByNobody()
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite);
        using var client = server.As(await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent));

        foreach (var (path, status) in new[]
        {
            ("users/me", HttpStatusCode.OK),
            ("nowhere", HttpStatusCode.NotFound),
            ("contacts?limit=0", HttpStatusCode.BadRequest),
        })
        {
            using var answer = await client.GetAsync(path);
            answer.StatusCode.ShouldBe(status);
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue(path);
        }
    }
}
