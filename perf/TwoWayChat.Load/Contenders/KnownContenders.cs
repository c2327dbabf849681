using TwoWayChat.Load.Databases;
using TwoWayChat.Load.Processes;

namespace TwoWayChat.Load.Contenders;

/// <summary>Our engine on either database, and the queues that people would use instead: as their first examples have it, and at their best.</summary>
internal static class KnownContenders
{
    public static readonly IReadOnlyList<ContenderKind> All =
    [
        new(LoadDatabase.Sqlite, "TwoWayChat, SQLite", "synchronous=FULL, in order", layout => OursAsync(LoadDatabase.Sqlite, layout))
            { From = 1000, IsOurs = true },
        new(LoadDatabase.PostgreSql, "TwoWayChat, PostgreSQL", "in order", layout => OursAsync(LoadDatabase.PostgreSql, layout)) { From = 1000, IsOurs = true },
        new(
            "bullmq", "BullMQ + Redis, at its best", "AOF everysec (a crash may lose 1 s), addBulk, 2 processes × 50 jobs, undici, unordered",
            layout => BullmqAsync("everysec", Best(50, 2), layout)) { From = 250 },
        new(
            "bullmq-durable", "BullMQ + Redis, durable", "AOF always, else at its best, unordered",
            layout => BullmqAsync("always", Best(50, 2), layout)) { From = 250 },
        new(
            "bullmq-untuned", "BullMQ + Redis, untuned", "AOF everysec, add, one worker, concurrency 1, fetch, unordered",
            layout => BullmqAsync("everysec", [], layout)) { From = 125 },
        new(
            "pg-boss", "pg-boss + PostgreSQL, at its best", "insert, LISTEN/NOTIFY, 2 processes × 4 workers × batch 50, burst, undici, unordered",
            layout => PgBossAsync([.. Best(4, 2), "--batch", "50"], layout)) { From = 125 },
        new(
            "pg-boss-untuned", "pg-boss + PostgreSQL, untuned", "send, one worker, polls every 2 s, fetch, unordered",
            layout => PgBossAsync([], layout)) { From = 125 },
    ];

    public static ContenderKind Find(string key) => All.First(kind => kind.Key == key);

    private static string[] Best(int concurrency, int processes) =>
        ["--client", "undici", "--gather", "1", "--concurrency", $"{concurrency}", "--processes", $"{processes}"];

    private static async Task<Contender> OursAsync(string database, Layout layout)
    {
        var store = await LoadDatabase.CreateAsync(database);
        string[] shape =
        [
            "--receivers", string.Join(',', layout.Receivers), "--companies", $"{layout.Companies}", "--properties", $"{layout.Properties}",
            "--managers", $"{layout.Managers}", "--staff", $"{layout.Staff}",
        ];
        var process = ServerProcess.Start("TwoWayChat.Load.dll", ["engine-host", .. shape], Node.Variables(store.Settings));
        return await ReadyAsync(process, store, () => store.Cpu);
    }

    private static async Task<Contender> BullmqAsync(string appendFsync, IEnumerable<string> options, Layout layout)
    {
        var store = await OwnRedis.StartAsync(appendFsync);
        return await ReadyAsync(Peers.Start("bullmq", store.Socket, layout, options), store, () => store.Cpu);
    }

    private static async Task<Contender> PgBossAsync(IEnumerable<string> options, Layout layout)
    {
        var store = await LoadDatabase.CreateAsync(LoadDatabase.PostgreSql);
        return await ReadyAsync(Peers.Start("pg-boss", store.Url, layout, options), store, () => store.Cpu);
    }

    private static async Task<Contender> ReadyAsync(ServerProcess process, IAsyncDisposable store, Func<TimeSpan> storeCpu)
    {
        try
        {
            return new Contender(process, store, storeCpu) { Address = await process.AddressAsync() };
        }
        catch (InvalidOperationException)
        {
            await process.DisposeAsync();
            await store.DisposeAsync();
            throw;
        }
    }
}
