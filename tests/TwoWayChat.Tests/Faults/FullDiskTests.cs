using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Tests.Callbacks;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Faults;

/// <summary>A disk that is full refuses what is new, clearly; what was taken before it was full comes, and all goes on without a restart.</summary>
public sealed class FullDiskTests
{
    private const int MostTexts = 500;

    [Fact]
    public async Task Disk_FullForAWhile_RefusesClearlyLosesNothingAndHeals()
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.Sqlite, LaneStory.Options);
        await using var scene = await ControlScene.StartAsync(server, ownsServer: false);
        var property = await server.Seed.AddPropertyAsync(scene.Story.Company, "Lobby");
        const string Address = "+12025550123";
        await server.Seed.AddSenderAddressAsync(scene.Story.Company, Address, property);
        using var client = server.As(scene.Story.Caller);
        await LimitPagesAsync(server, 1);

        var accepted = new List<string>();
        HttpResponseMessage? refused = null;
        for (var number = 0; number < MostTexts && refused is null; number++)
        {
            var answer = await TextAsync(client, Address, number);
            refused = answer.StatusCode == HttpStatusCode.Accepted ? null : answer;
            accepted.AddRange(refused is null ? [Key(number)] : []);
        }

        refused.ShouldNotBeNull().StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Temporarily unavailable");
        (await client.GetAsync("chats/")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await LimitPagesAsync(server, 1_000_000);
        for (var number = MostTexts; number < MostTexts + 5; number++)
        {
            (await TextAsync(client, Address, number)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
            accepted.Add(Key(number));
        }

        var received = await scene.Receiver.UntilAsync(
            all => accepted.TrueForAll(key => all.Any(callback => callback.Text.Contains(key, StringComparison.Ordinal))));
        var sequences = received.Select(ControlScene.Sequence).ToList();
        sequences.ShouldBe(Enumerable.Range(1, sequences.Count).Select(number => (long)number), ignoreOrder: true);
        await scene.SettledAsync(sequences.Count);
    }

    private static string Key(int number) => $"text number {number:0000}.";

    private static Task<HttpResponseMessage> TextAsync(HttpClient client, string address, int number) => client.PostAsJsonAsync(
        "simulator/messages",
        new { from = $"+49151{number / 20:00000000}", to = address, text = $"{Key(number)} {new string('x', 1000)}", providerMessageId = Key(number) });

    /// <summary>SQLite never goes below the pages in use.</summary>
    private static Task LimitPagesAsync(TestServer server, int pages) => server.Database.WriteAsync(
        "x", scope => scope.ScalarAsync<long>($"pragma max_page_count = {pages}"), CancellationToken.None);
}
