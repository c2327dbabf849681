using System.Net;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

public sealed class SampleReceiverTests
{
    private static readonly HttpClient Client = new();

    [Theory]
    [InlineData("python3", "docs/api/samples/receiver.py")]
    [InlineData("node", "docs/api/samples/receiver.mjs")]
    [InlineData("dotnet", "run", "docs/api/samples/Receiver.cs", "--")]
    public async Task Sample_RealCallbacks_VerifiesThemAndFindsNoGap(params string[] command)
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.Sqlite, LaneStory.Options);
        await using var story = await LaneStory.StartAsync(server);
        var secret = SigningSecret.Create();
        await using var receiver = await SampleReceiver.StartAsync(secret.Reveal(), command);
        await story.PushToAsync(receiver.Url, secret);
        await story.RegisterAsync();

        await story.LogAsync("chat", 10);

        (await receiver.UntilAsync(line => line.Contains(" 11 ", StringComparison.Ordinal))).ShouldBe("message.received 11 complete");
        var forged = await Client.PostAsync(receiver.Url, new StringContent("{}"));
        forged.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
