using Npgsql;
using TwoWayChat.Load.Driving;
using TwoWayChat.Load.Faults;
using TwoWayChat.Load.Processes;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Faults;

/// <summary>Two real servers on one PostgreSQL database. The first has the company's lane, since the second starts only when all are registered.</summary>
internal sealed class NodePair : IAsyncDisposable
{
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(3);

    private readonly TestDatabase database;
    private readonly TestDatabase folder;
    private int turn;

    private NodePair(TestDatabase database, TestDatabase folder, Stage stage)
    {
        this.database = database;
        this.folder = folder;
        Stage = stage;
    }

    public Stage Stage { get; }

    public required ServerProcess First { get; init; }

    public required ServerProcess Second { get; init; }

    public required Uri FirstAddress { get; init; }

    public required Uri SecondAddress { get; init; }

    /// <summary>The first takes no texts any more.</summary>
    public bool FirstIsOut { get; set; }

    public static async Task<NodePair> StartAsync()
    {
        var kept = await TestDatabase.KeptAsync(DatabaseKind.PostgreSql);
        var stage = await Stage.SetAsync([.. kept.Settings], Answer);
        var other = kept.AnotherNode();
        var first = Node.Start([.. kept.Settings, .. Node.ShortLease]);
        var firstAddress = await first.AddressAsync();
        await stage.AnswersAsync(firstAddress);
        await stage.RegisterAsync(firstAddress);
        var second = Node.Start([.. other.Settings, .. Node.ShortLease]);
        var secondAddress = await second.AddressAsync();
        await stage.AnswersAsync(secondAddress);
        return new NodePair(kept, other, stage)
        {
            First = first, Second = second, FirstAddress = firstAddress, SecondAddress = secondAddress,
        };
    }

    /// <summary>Has texts sent to both, turn by turn.</summary>
    public Task DriveAsync(IReadOnlyList<PlannedText> planned) => Stage.DriveAsync(planned, _ => Task.FromResult(Next()), CancellationToken.None);

    /// <summary>How often the company's lane has been taken, and under which of these turns each cursor was written last.</summary>
    public async Task<(long Lane, IReadOnlyList<long> Cursors)> EpochsAsync()
    {
        await using var connection = new NpgsqlConnection(database.Settings.Single(setting => setting.Key == "Data:PostgreSql").Value);
        await connection.OpenAsync();
        var lane = await ReadAsync(connection, "select epoch from callback_lanes");
        return (lane.Single(), await ReadAsync(connection, "select epoch from callback_cursors"));
    }

    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
        await Stage.DisposeAsync();
        await folder.DisposeAsync();
        await database.DisposeAsync();
    }

    private static async Task<IReadOnlyList<long>> ReadAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var epochs = new List<long>();
        while (await rows.ReadAsync())
        {
            epochs.Add(rows.GetInt64(0));
        }

        return epochs;
    }

    private Uri Next() => FirstIsOut || Interlocked.Increment(ref turn) % 2 == 0 ? SecondAddress : FirstAddress;
}
