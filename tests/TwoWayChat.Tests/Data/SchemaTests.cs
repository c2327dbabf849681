using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Data;

public class SchemaTests
{
    /// <summary>What belongs to no company.</summary>
    private static readonly string[] OfTheServer = ["data_protection_keys", "server_settings"];

    [Fact]
    public async Task Schemas_OfBothDatabases_Agree()
    {
        var sqlite = await LinesAsync(DatabaseKind.Sqlite);
        var postgres = await LinesAsync(DatabaseKind.PostgreSql);

        sqlite.Except(postgres).Select(line => $"only in SQLite: {line}").Concat(postgres.Except(sqlite).Select(line => $"only in PostgreSQL: {line}"))
            .ShouldBeEmpty();
        sqlite.ShouldContain("chats key (company_id, chat_id)");
        sqlite.ShouldContain("contact_chats unique contact_chats_one_open (company_id, contact_id, sender_address_id, contact_address) where status = 'open'");
        sqlite.ShouldContain("chats refers (company_id, contact_id) to contacts (company_id, contact_id)");
        sqlite.ShouldContain("events.company_id text not null");
    }

    [Theory, OnBothDatabases]
    public async Task Keys_OfAllTables_BeginWithTheCompany(DatabaseKind kind)
    {
        var lines = await LinesAsync(kind);
        var tables = lines.Where(line => line.Contains('.', StringComparison.Ordinal)).Select(line => line.Split('.')[0]).Distinct().Except(OfTheServer);

        tables.Where(table => !lines.Any(line =>
                line.StartsWith($"{table} key (company_id,", StringComparison.Ordinal) || line == $"{table} key (company_id)"))
            .ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Columns_OfAllTables_HaveOneOfFourTypes(DatabaseKind kind) =>
        (await LinesAsync(kind)).Where(line => line.Split(' ')[0].Contains('.', StringComparison.Ordinal))
            .Where(line => line.Split(' ')[1] is not ("text" or "bigint" or "boolean" or "blob")).ShouldBeEmpty();

    private static async Task<IReadOnlyList<string>> LinesAsync(DatabaseKind kind) =>
        await SchemaLines.ReadAsync((await TestServer.SharedAsync(kind)).Database, kind);
}
