using Dapper;
using DbUp;
using DbUp.Builder;
using TwoWayChat.Contacts;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Data;

/// <summary>Databases of an earlier schema, with rows in them.</summary>
public class MigrationTests
{
    private const string AddContact =
        """
        insert into contacts (company_id, contact_id, address, address_type, first_name, last_name, search_key, created_at, updated_at, version)
        values (@CompanyId, @ContactId, @Address, 'E164', @FirstName, @LastName, @SearchKey, 1, 1, 1)
        """;

    [Theory, OnBothDatabases]
    public async Task Contacts_FromBeforeTheirSearch_AreFoundAfterIt(DatabaseKind kind)
    {
        using var folder = new TestFolder();
        await using var app = Server.Build(await EmptyAsync(kind, folder));
        var database = app.Services.GetRequiredService<Database>();
        Upgrade(database, before: "0041");
        var companyId = app.Services.GetRequiredService<Ids>().New();
        Contact[] contacts =
        [
            Person(companyId, "1", "Ana", "Árbol"), Person(companyId, "2", "Bo", null), Person(companyId, "3", null, "Cruz"),
            Person(companyId, "4", null, null),
        ];
        await using (var connection = await database.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync(
                "insert into companies (company_id, name, name_key, created_at, version) values (@companyId, 'acme', 'acme', 1, 1)", new { companyId });
            await connection.ExecuteAsync(AddContact, contacts);
        }

        await app.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None);

        var keys = await database.QueryAsync<(string? Name, string? Last)>(
            "select name_key, last_key from contacts where company_id = @companyId order by address", new { companyId }, CancellationToken.None);
        keys.ShouldBe(contacts.Select(contact => (contact.NameKey, contact.LastKey)));
        (await FoundAsync(database, companyId, "rbol")).ShouldBe(["Ana"]);
    }

    [Theory, OnBothDatabases]
    public async Task Migrations_RunTwice_DoNothingMore(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);

        (await server.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None)).ShouldBe(0);
    }

    private static void Upgrade(Database database, string before)
    {
        UpgradeEngineBuilder builder = database.Dialect is PostgresDialect
            ? DeployChanges.To.PostgresqlDatabase(database.MigrationConnection)
            : DeployChanges.To.SqliteDatabase(database.MigrationConnection);
        var earlier = Migrator.Scripts(database.Dialect.Name).TakeWhile(script => string.CompareOrdinal(script.Name, before) < 0);
        builder.WithScripts(earlier).WithTransactionPerScript().WithVariablesDisabled().LogToNowhere().Build().PerformUpgrade().Error.ShouldBeNull();
    }

    private static async Task<IReadOnlyList<KeyValuePair<string, string?>>> EmptyAsync(DatabaseKind kind, TestFolder folder) =>
    [
        KeyValuePair.Create("Data:Folder", (string?)folder.Path),
        KeyValuePair.Create(
            "Data:PostgreSql", kind == DatabaseKind.PostgreSql ? await (await Postgres.ForRunAsync()).CreateEmptyAsync() + ";Pooling=false" : (string?)""),
        KeyValuePair.Create("Logging:LogLevel:Default", (string?)"Warning"),
    ];

    private static Contact Person(string companyId, string n, string? firstName, string? lastName) => new()
    {
        CompanyId = companyId,
        ContactId = $"65c0000000000000000000{n.PadLeft(2, '0')}",
        Address = $"+1202555010{n}",
        AddressType = EnumText.Of(AddressType.E164),
        FirstName = firstName,
        LastName = lastName,
        CreatedAt = 1,
        UpdatedAt = 1,
        Version = 1,
    };

    private static async Task<IEnumerable<string?>> FoundAsync(Database database, string companyId, string part)
    {
        var manager = new Account
        {
            Company = new NamedRef(companyId, "acme"),
            UserId = "u",
            Username = "manager",
            DisplayName = "Manager",
            Role = Role.GlobalManager,
            Enabled = true,
            SecurityStamp = "",
            PasswordHash = "",
            PropertyIds = new HashSet<string>(),
        };
        var found = await new ContactSearch(database).BestAsync(manager, PageRequest.Of(part, null, 1), CancellationToken.None);
        return found.Select(contact => contact.FirstName);
    }
}
