using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using TwoWayChat.Data;
using TwoWayChat.Load.Databases;
using TwoWayChat.Load.Processes;
using TwoWayChat.Load.Seeding;
using TwoWayChat.Media;
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
        Queries = new SizedQueries(Database, app.Services.GetRequiredService<MediaLinks>());
    }

    public RecordingDatabase Database { get; }

    public SizedQueries Queries { get; }

    public required FilledCompany Small { get; init; }

    public required FilledCompany Large { get; init; }

    public static async Task<SizeStage> FillAsync(LoadDatabase store, int small, int large, int contacts)
    {
        var plan = new SeedPlan { CallbackUrl = new Uri("http://127.0.0.1:1/"), Companies = 2, Properties = Properties, Staff = Staff };
        var companies = await Seed.PlantAsync(store.Settings, plan);
        var server = Server.Build([.. Node.InProcess, .. store.Settings]);
        var ofSmall = await FillAsync(server.Services, companies[0], small, small);
        var ofLarge = await FillAsync(server.Services, companies[1], large, Math.Max(large, contacts));
        await AnalyzeAsync(store, server.Services);
        return new SizeStage(server) { Small = ofSmall, Large = ofLarge };
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>Has the database learn what its tables hold.</summary>
    public static async Task AnalyzeAsync(LoadDatabase store, IServiceProvider services)
    {
        await using var connection = await OpenAsync(services);
        await using var command = connection.CreateCommand();
        command.CommandText = store.IsPostgreSql ? "vacuum analyze" : "analyze";
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Fills one company, whose properties and staff are made.</summary>
    public static async Task<FilledCompany> FillAsync(IServiceProvider services, LoadCompany company, int chats, int contacts)
    {
        var database = services.GetRequiredService<Database>();
        var staff = new List<Account>();
        foreach (var user in company.Staff)
        {
            staff.Add(await AccountAsync(services, user));
        }

        var senders = await database.QueryAsync<(string Address, string Id)>(
            "select address, sender_address_id from sender_addresses where company_id = @Id", new { company.Id }, CancellationToken.None);
        List<string> senderIds = [.. company.Properties.Select(property => senders.First(sender => sender.Address == property.SenderAddress).Id)];
        await using var connection = await OpenAsync(services);
        await new FillCompany(connection, company, senderIds, [.. staff.Select(user => user.UserId)], chats, contacts).RunAsync();
        return new FilledCompany(company, chats, contacts, staff[0], staff[1], await AccountAsync(services, company.Managers[0]));
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

    private static async Task<Account> AccountAsync(IServiceProvider services, LoadUser user)
    {
        var name = SignInName.Parse(user.SignInName)!;
        return (await services.GetRequiredService<IUserLookup>().FindAsync(name.UserName, name.CompanyName, CancellationToken.None))!;
    }
}
