using System.Net;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Sessions;

public class FollowLimitsTests
{
    [Theory, OnBothDatabases]
    public async Task Streams_OfASessionOrACaller_AreSoManyAtOnce(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(
            kind, new() { Settings = [("Sessions:FollowersPerSession", "2"), ("Sessions:FollowersPerUser", "3")] });
        var scene = await Scene.OnAsync(server);
        var (first, second) = (await scene.SessionIdAsync(scene.Ana, scene.Ana), await scene.SessionIdAsync(scene.Manager, scene.Ana));
        await using var one = await EventStream.OpenAsync(scene, scene.Ana, first);
        await using var two = await EventStream.OpenAsync(scene, scene.Ana, first);

        await using (var tooManyOfTheSession = await EventStream.OpenAsync(scene, scene.Ana, first))
        {
            tooManyOfTheSession.Answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            tooManyOfTheSession.Answer.Headers.RetryAfter.ShouldNotBeNull();
        }

        (await scene.StatusAsync(scene.Ana, $"integration/{first}/events?wait=1&after=1000000")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await scene.StatusAsync(scene.Ana, $"integration/{first}/events")).ShouldBe(HttpStatusCode.OK, "who does not wait holds nothing");
        await using (var three = await EventStream.OpenAsync(scene, scene.Ana, second))
        {
            three.Answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            await using var tooManyOfAna = await EventStream.OpenAsync(scene, scene.Ana, second);
            tooManyOfAna.Answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        }

        await Eventually.HoldsAsync(async () =>
        {
            await using var again = await EventStream.OpenAsync(scene, scene.Ana, second);
            return again.Answer.StatusCode == HttpStatusCode.OK;
        });
    }
}
