using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Load.Databases;
using TwoWayChat.Load.Processes;
using TwoWayChat.Load.Seeding;
using TwoWayChat.Media;
using TwoWayChat.Messages.Inbound;
using TwoWayChat.Security;

namespace TwoWayChat.Load.Sizes;

/// <summary>A database with a small and a large company, and the product's stores on it, in this process.</summary>
internal sealed class SizeStage : IAsyncDisposable
{
    private const int Properties = 5;
    private const int Staff = 40;

    private readonly WebApplication app;

    private SizeStage(WebApplication app)
    {
        this.app = app;
        Database = new RecordingDatabase(app.Services.GetRequiredService<Database>());
        Queries = new SizedQueries(Database, app.Services.GetRequiredService<MediaLinks>(), app.Services.GetRequiredService<ReceiveMessage>());
    }

    public RecordingDatabase Database { get; }

    public SizedQueries Queries { get; }

    public required FilledCompany Small { get; init; }

    public required FilledCompany Large { get; init; }

    /// <summary>Makes both companies, and fills them. The small one's chats are few users', so that its lists fill a page as the large one's do.</summary>
    public static async Task FillAsync(LoadDatabase store, int small, int large, int contacts)
    {
        var plan = new SeedPlan { CallbackUrl = new Uri("http://127.0.0.1:1/"), Companies = 2, Properties = Properties, Staff = Staff };
        var companies = await Seed.PlantAsync(store.Settings, plan);
        await using var server = Build(store);
        await using (var connection = await OpenAsync(server.Services))
        {
            var bare = await BareTables.StripAsync(connection);
            await FillAsync(server.Services, connection, companies[0], (small, small, FreeOf: 2, Properties));
            await FillAsync(server.Services, connection, companies[1], (large, Math.Max(large, contacts), FreeOf: 2, Staff));
            await bare.RestoreAsync();
        }

        await FillSteps.RunAsync("figures", () => AnalyzeAsync(store, server.Services));
    }

    /// <summary>The stores on a database that has been filled, moved to the schema of this build.</summary>
    public static async Task<SizeStage> OpenAsync(LoadDatabase store)
    {
        var server = Build(store);
        await server.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None);
        return new SizeStage(server) { Small = await FindAsync(server.Services, "company0"), Large = await FindAsync(server.Services, "company1") };
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>
    /// Has PostgreSQL learn what its tables hold, as it does by itself in time. On SQLite no server asks for that: its figures are the product's.
    /// </summary>
    public static async Task AnalyzeAsync(LoadDatabase store, IServiceProvider services)
    {
        if (store.IsPostgreSql)
        {
            await using var connection = await OpenAsync(services);
            await connection.ExecuteAsync(new CommandDefinition("vacuum analyze", commandTimeout: 0));
        }
    }

    /// <summary>Fills one company, whose properties and staff are made.</summary>
    public static async Task FillAsync(IServiceProvider services, LoadCompany company, int chats, int contacts)
    {
        await using var connection = await OpenAsync(services);
        await FillAsync(services, connection, company, (chats, contacts, FreeOf: 10, company.Staff.Count));
    }

    private static async Task FillAsync(
        IServiceProvider services, DbConnection connection, LoadCompany company, (int Chats, int Contacts, int FreeOf, int Staff) size)
    {
        var staff = new List<string>();
        foreach (var user in company.Staff.Take(size.Staff))
        {
            staff.Add((await AccountAsync(services, user.SignInName)).UserId);
        }

        var senders = (await connection.QueryAsync<(string Address, string Id)>(
            "select address, sender_address_id from sender_addresses where company_id = @Id", new { company.Id })).ToDictionary();
        List<string> senderIds = [.. company.Properties.Select(property => senders[property.SenderAddress])];
        await new FillCompany(connection, company, senderIds, staff, size.Chats, size.Contacts) { Free = size.Chats / size.FreeOf }.RunAsync();
    }

    /// <summary>Commits wait for no disk: what is asked for is what statements cost.</summary>
    private static WebApplication Build(LoadDatabase store)
    {
        var settings = Node.InProcess.Concat(store.Settings).ToDictionary();
        settings["Data:SqliteSynchronous"] = "NORMAL";
        settings["Data:PostgreSql"] = store.IsPostgreSql ? new NpgsqlConnectionStringBuilder(store.Place)
            { Options = "-c synchronous_commit=off" }.ConnectionString : "";
        return Server.Build(settings);
    }

    private static async Task<FilledCompany> FindAsync(IServiceProvider services, string name)
    {
        await using var connection = await OpenAsync(services);
        var companyId = await connection.QuerySingleAsync<string>("select company_id from companies where name = @name", new { name });
        var senders = await connection.QueryAsync<(string PropertyId, string Address)>(
            "select property_id, address from sender_addresses where company_id = @companyId order by address", new { companyId });
        Task<int> CountAsync(string table, string id) => // Those that texts of a measurement have added since have ids of this year, which come before.
            connection.QuerySingleAsync<int>($"select count(*) from {table} where company_id = @companyId and {id} >= 'a0'", new { companyId });
        Task<Account> UserAsync(string user) => AccountAsync(services, $"{user}@{name}");
        return new FilledCompany(
            new NamedRef(companyId, name), [.. senders.Select(sender => new LoadProperty(sender.PropertyId, sender.Address))],
            await CountAsync("chats", "chat_id"),
            await CountAsync("contacts", "contact_id"), await UserAsync("staff0"), await UserAsync("staff1"), await UserAsync("manager0"));
    }

    /// <summary>The driver's own connection, which bulk writing needs.</summary>
    private static async Task<DbConnection> OpenAsync(IServiceProvider services)
    {
        var database = services.GetRequiredService<Database>();
        DbConnection connection = database is SqliteDatabase
            ? new SqliteConnection(database.MigrationConnection)
            : new NpgsqlConnection(database.MigrationConnection);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<Account> AccountAsync(IServiceProvider services, string signInName)
    {
        var name = SignInName.Parse(signInName)!;
        return (await services.GetRequiredService<IUserLookup>().FindAsync(name.Username, name.CompanyName, CancellationToken.None))!;
    }
}
