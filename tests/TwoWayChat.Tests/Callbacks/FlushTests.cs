using TwoWayChat.Callbacks.Deliveries;
using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Data;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>On PostgreSQL lanes of several companies write what they have got done in one statement; each stands and falls by its own lease.</summary>
public class FlushTests
{
    private const int Lanes = 40;
    private const long Epoch = 5;

    [Fact]
    public async Task Flushes_OfManyLanesAtOnce_AreWrittenWhereTheLaneIsStillHeld()
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.PostgreSql);
        var store = server.Services.GetRequiredService<FlushStore>();
        await server.Database.WriteAsync("x", scope => scope.ExecuteAsync(
            """
            insert into callback_lanes (company_id, owner, epoch, lease_until)
            select 'company-' || n, 'another node', @Epoch, 9000000000000 from generate_series(0, @Lanes - 1) n;
            insert into callback_cursors (company_id, session_id, low_water, last_visible, acknowledged, delivered_sequence, pulled_through, ending, closed, epoch)
            select 'company-' || n, 'session', 0, 0, '', 0, 0, false, false, @Epoch from generate_series(0, @Lanes - 1) n;
            """,
            new { Epoch, Lanes }), CancellationToken.None);

        var held = await Task.WhenAll(Enumerable.Range(0, Lanes).Select(
            lane => store.WriteAsync($"company-{lane}", EpochOf(lane), FlushOf(lane), CancellationToken.None)));

        var mine = Enumerable.Range(0, Lanes).Where(lane => EpochOf(lane) == Epoch).ToList();
        Enumerable.Range(0, Lanes).Where(lane => held[lane]).ShouldBe(mine);
        var expected = mine.Select(lane => $"company-{lane} {lane + 1}").Order(StringComparer.Ordinal).ToList();
        (await LinesAsync(server, "callback_cursors where low_water > 0", "low_water")).ShouldBe(expected);
        (await LinesAsync(server, "callback_attempts", "sequence")).ShouldBe(expected);
    }

    /// <summary>Moved back, and ended before that was written: a cursor that stayed open would keep its lane and its session for ever.</summary>
    [Theory, OnBothDatabases]
    public async Task Flush_OfACursorThatWentBackAndIsClosed_ClosesItsRow(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = server.Services.GetRequiredService<Ids>().New();
        await server.Database.WriteAsync(
            company,
            async scope =>
            {
                await scope.ExecuteAsync(
                    "insert into callback_lanes (company_id, owner, epoch, lease_until) values (@company, 'another node', @Epoch, 9000000000000)",
                    new { company, Epoch });
                await scope.ExecuteAsync(
                    """
                    insert into callback_cursors
                        (company_id, session_id, low_water, last_visible, acknowledged, delivered_sequence, pulled_through, ending, closed, epoch)
                    values (@company, 'session', 9000, 9000, '', 9000, 0, false, false, @Epoch)
                    """,
                    new { company, Epoch });
            },
            CancellationToken.None);
        var back = new CursorState
        {
            SessionId = "session", LowWater = 700, LastVisible = 700, Acknowledged = "", DeliveredSequence = 700, Ending = true, Rewound = true, Closed = true,
        };

        await server.Services.GetRequiredService<FlushStore>().WriteAsync(company, Epoch, new LaneFlush([back], [], [], null), CancellationToken.None);

        (await server.Database.FirstOrDefaultAsync<(long, bool)>(
            "select low_water, closed from callback_cursors where company_id = @company", new { company }, CancellationToken.None)).ShouldBe((700, true));
    }

    /// <summary>Every third has been lost to another node.</summary>
    private static long EpochOf(int lane) => lane % 3 == 0 ? Epoch - 1 : Epoch;

    private static LaneFlush FlushOf(int lane) => new(
        [
            new CursorState
            {
                SessionId = "session", LowWater = lane + 1, LastVisible = lane + 1, Acknowledged = "", DeliveredSequence = lane + 1, Ending = false,
            },
        ],
        [
            new AttemptRow
            {
                CompanyId = $"company-{lane}", AttemptId = "attempt", SessionId = "session", Sequence = lane + 1, EventId = "event",
                EventType = "message.received", Attempt = 1, StartedAt = 0, DurationMs = 1, Outcome = "DELIVERED", Status = 200,
            },
        ],
        [],
        null);

    private static async Task<IEnumerable<string>> LinesAsync(TestServer server, string rows, string number) =>
        (await server.Database.QueryAsync<string>(
            $"select company_id || ' ' || {number} from {rows} limit 1000", null, CancellationToken.None)).Order(StringComparer.Ordinal);
}
