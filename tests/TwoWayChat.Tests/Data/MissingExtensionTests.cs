using Npgsql;
using TwoWayChat.Data;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Data;

public class MissingExtensionTests
{
    /// <summary>A role that may make tables and no extensions: whoever installs is told which ones are missing, and who has to add them.</summary>
    [Fact]
    public async Task Migration_WithoutTheRightToMakeExtensions_SaysWhichAreMissing()
    {
        var postgres = await Postgres.ForRunAsync();
        var database = await postgres.CreateEmptyAsync();
        var role = new NpgsqlConnectionStringBuilder(database).Database + "_weak";
        try
        {
            await ExecuteAsync(database, $"create role {role}; grant all on schema public to {role}");

            var failure = await Should.ThrowAsync<StorageUnavailableException>(
                () => MigratedTemplate.MigrateAsync(("Data:PostgreSql", $"{database};Options=-c role={role};Pooling=false")));

            failure.Message.ShouldContain("0041_contact_search");
            var told = failure.InnerException.ShouldBeOfType<PostgresException>();
            told.MessageText.ShouldStartWith("The extensions pg_trgm and btree_gin are needed");
            told.Hint!.ShouldContain("create extension pg_trgm");
        }
        finally
        {
            await ExecuteAsync(database, $"drop owned by {role}; drop role {role}");
            await postgres.DropAsync(database);
        }
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
