using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Tests.Callbacks;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Faults;

/// <summary>A disk that is full refuses what is new, clearly; what was taken before it was full comes, and all goes on without a restart.</summary>
public sealed class FullDiskTests
{
    private const int MostTexts = 500;

    /// <summary>What PostgreSQL answers where it cannot write on; <c>perf/TwoWayChat.Load full-disk</c> shows what a disk does that is really full.</summary>
    private const string Full =
        """
        create function disk_full() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
        create trigger full_events before insert on events execute function disk_full();
        create trigger full_attempts before insert on callback_attempts execute function disk_full();
        create trigger full_cursors before update on callback_cursors execute function disk_full();
        """;

    [Theory, OnBothDatabases]
    public async Task Disk_FullForAWhile_RefusesClearlyLosesNothingAndHeals(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, LaneStory.Options);
        await using var scene = await ControlScene.StartAsync(server, ownsServer: false);
        var property = await server.Seed.AddPropertyAsync(scene.Story.Company, "Lobby");
        const string Address = "+12025550123";
        await server.Seed.AddSenderAddressAsync(scene.Story.Company, Address, property);
        using var client = server.As(scene.Story.Caller);
        var held = new TaskCompletionSource();
        scene.Receiver.Script(CallbackAnswer.Held(held.Task));
        (await TextAsync(client, Address, MostTexts - 1)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await scene.Receiver.WaitForCountAsync(2);
        await FillAsync(server);
        held.SetResult(); // Delivered, and that cannot be written down now.

        List<string> accepted = [Key(MostTexts - 1)];
        HttpResponseMessage? refused = null;
        for (var number = 0; number < MostTexts - 1 && refused is null; number++)
        {
            var answer = await TextAsync(client, Address, number);
            refused = answer.StatusCode == HttpStatusCode.Accepted ? null : answer;
            accepted.AddRange(refused is null ? [Key(number)] : []);
        }

        refused.ShouldNotBeNull().StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Temporarily unavailable");
        (await client.GetAsync("chats/")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await EmptyAsync(server);
        for (var number = MostTexts; number < MostTexts + 5; number++)
        {
            (await TextAsync(client, Address, number)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
            accepted.Add(Key(number));
        }

        var received = await scene.Receiver.UntilAsync(
            all => accepted.TrueForAll(key => all.Any(callback => callback.Text.Contains(key, StringComparison.Ordinal))));
        var sequences = received.Select(ControlScene.Sequence).Distinct().ToList();
        sequences.ShouldBe(Enumerable.Range(1, sequences.Count).Select(number => (long)number), ignoreOrder: true);
        await scene.SettledAsync(sequences.Count);
    }

    private static string Key(int number) => $"text number {number:0000}.";

    private static Task<HttpResponseMessage> TextAsync(HttpClient client, string address, int number) => client.PostAsJsonAsync(
        "simulator/messages",
        new { from = $"+49151{number / 20:00000000}", to = address, text = $"{Key(number)} {new string('x', 1000)}", providerMessageId = Key(number) });

    /// <summary>SQLite never goes below the pages in use.</summary>
    private static Task FillAsync(TestServer server) => ExecuteAsync(server, server.Database.IsExclusive ? "pragma max_page_count = 1" : Full);

    private static Task EmptyAsync(TestServer server) =>
        ExecuteAsync(server, server.Database.IsExclusive ? "pragma max_page_count = 1000000" : "drop function disk_full cascade");

    private static Task ExecuteAsync(TestServer server, string sql) => server.Database.WriteAsync(
        "x", scope => scope.ScalarAsync<long>(sql), CancellationToken.None);
}
