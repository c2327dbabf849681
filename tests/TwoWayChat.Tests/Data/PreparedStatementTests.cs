using Dapper;
using Microsoft.Data.Sqlite;
using TwoWayChat.Data;

namespace TwoWayChat.Tests.Data;

/// <summary>Statements that stay prepared must behave like new ones.</summary>
public class PreparedStatementTests
{
    private const string Insert = "insert into things (id, name) values (@id, @name)";

    [Fact]
    public async Task Statement_RunAgain_TakesItsOwnParameters()
    {
        await using var connection = Open();

        await connection.ExecuteAsync(Insert, new { id = 1, name = "one" });
        await connection.ExecuteAsync(Insert, new { id = 2, name = (string?)null });
        await connection.ExecuteAsync(Insert, new[] { new { id = 3, name = "three" }, new { id = 4, name = "four" } });

        (await NamesAsync(connection)).ShouldBe(["one", null, "three", "four"]);
        (await connection.QueryAsync<long>("select id from things where id in @ids", new { ids = new[] { 1, 4 } })).ShouldBe([1, 4]);
        (await connection.QueryAsync<long>("select id from things where id in @ids", new { ids = new[] { 2, 3 } })).ShouldBe([2, 3]);
    }

    [Fact]
    public async Task Statement_WithAListBeforeOtherParameters_GetsThemAll()
    {
        await using var connection = Open();
        await connection.ExecuteAsync(Insert, new[] { new { id = 1, name = "one" }, new { id = 2, name = "two" }, new { id = 3, name = "two" } });

        foreach (var count in new[] { 1, 2, 3, 2 })
        {
            var found = await connection.QueryAsync<long>(
                "select id from things where id in @ids and name = @name order by id limit @limit",
                new { ids = Enumerable.Range(1, count), limit = 9, name = "two" });
            found.ShouldBe(Enumerable.Range(2, count - 1).Select(id => (long)id));
        }
    }

    [Fact]
    public async Task Statement_FirstRowWithoutAValue_GivesThoseOfTheOthers()
    {
        await using var connection = Open();
        await connection.ExecuteAsync(Insert, new[] { new { id = 1, name = (string?)null }, new { id = 2, name = (string?)"täxt ✓" } });

        var rows = await connection.QueryAsync<(string? Name, long? Sum, bool? IsTwo)>(
            "select name, case when id = 2 then 7 end, case when id = 2 then 1 end from things order by id");

        rows.ShouldBe([(null, null, null), ("täxt ✓", 7, true)]);
    }

    [Fact]
    public async Task Values_OfEachKind_ComeBack()
    {
        await using var connection = Open();
        const string Select = "select @text, @bytes, @number, @real, @truth";

        foreach (var (text, bytes) in new[] { (new string('é', 5000), new byte[] { 1, 0, 2 }), ("", []) })
        {
            var row = await connection.QueryFirstAsync<(string Text, byte[] Bytes, long, double, bool)>(
                Select, new { text, bytes, number = long.MinValue, real = 0.5, truth = true });
            row.ShouldBe((text, row.Bytes, long.MinValue, 0.5, true));
            row.Bytes.ShouldBe(bytes);
        }
    }

    [Fact]
    public async Task Statement_LacksAValue_SaysWhich()
    {
        await using var connection = Open();

        (await Assert.ThrowsAsync<InvalidOperationException>(() => connection.ExecuteAsync(Insert, new { id = 1 }))).Message.ShouldContain("@name");
    }

    [Fact]
    public async Task Statement_InUseTwice_RunsEachOnItsOwn()
    {
        await using var connection = Open();
        await connection.ExecuteAsync(Insert, new[] { new { id = 1, name = "one" }, new { id = 2, name = "two" } });
        const string Select = "select name from things where id >= @id order by id";

        await using var outer = await connection.ExecuteReaderAsync(Select, new { id = 1 });
        (await outer.ReadAsync()).ShouldBeTrue();
        (await connection.QueryAsync<string>(Select, new { id = 2 })).ShouldBe(["two"]);
        (await outer.ReadAsync()).ShouldBeTrue();

        outer.GetString(0).ShouldBe("two");
    }

    [Fact]
    public async Task Statement_ThatFailed_RunsAgain()
    {
        await using var connection = Open();
        await connection.ExecuteAsync(Insert, new { id = 1, name = "one" });

        await Assert.ThrowsAsync<SqliteException>(() => connection.ExecuteAsync(Insert, new { id = 1, name = "again" }));
        await connection.ExecuteAsync(Insert, new { id = 2, name = "two" });

        (await NamesAsync(connection)).ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task Statement_ReadOnlyToItsFirstRow_LeavesNothingOpen()
    {
        await using var connection = Open();
        await connection.ExecuteAsync(Insert, new[] { new { id = 1, name = "one" }, new { id = 2, name = "two" } });

        for (var n = 0; n < 3; n++)
        {
            (await connection.QueryFirstOrDefaultAsync<string>("select name from things order by id")).ShouldBe("one");
            await connection.ExecuteAsync("update things set name = name; drop table if exists others; create table others (id integer)");
        }
    }

    [Fact]
    public async Task Statement_InTransactionsOneAfterTheOther_BelongsToEach()
    {
        await using var connection = Open();

        await using (var first = await connection.BeginTransactionAsync())
        {
            await connection.ExecuteAsync(Insert, new { id = 1, name = "one" }, first);
            await first.CommitAsync();
        }

        await using (var second = await connection.BeginTransactionAsync())
        {
            await connection.ExecuteAsync(Insert, new { id = 2, name = "two" }, second);
            await second.RollbackAsync();
        }

        await connection.ExecuteAsync(Insert, new { id = 3, name = "three" });
        (await NamesAsync(connection)).ShouldBe(["one", "three"]);
    }

    [Fact]
    public async Task Statement_OlderThanTheSchema_SeesTheNewOne()
    {
        await using var connection = Open();
        (await connection.QueryAsync("select * from things")).ShouldBeEmpty();

        await connection.ExecuteAsync("alter table things add column colour text default 'red'");
        await connection.ExecuteAsync(Insert, new { id = 1, name = "one" });

        (await connection.QueryFirstAsync<string>("select colour from things")).ShouldBe("red");
    }

    [Fact]
    public async Task Statements_MoreThanAreKept_AllRun()
    {
        await using var connection = Open();

        foreach (var n in Enumerable.Range(0, 1200))
        {
            (await connection.QueryFirstAsync<long>($"select @given + {n}", new { given = 1 })).ShouldBe(n + 1);
        }

        (await connection.QueryFirstAsync<long>("select @given + 0", new { given = 2 })).ShouldBe(2);
    }

    [Fact]
    public async Task Text_OfSeveralStatements_RunsThemAllEachTime()
    {
        await using var connection = Open();
        const string Text = $"""
            {Insert}; -- each takes what it names
            update things set name = @other where id = @id + 1;
            select name from things where id = @id;
            """;

        foreach (var id in new[] { 1, 0, 5 })
        {
            (await connection.QueryFirstAsync<string>(Text, new { other = $"from {id}", id, name = $"of {id}" })).ShouldBe($"of {id}");
        }

        (await NamesAsync(connection)).ShouldBe(["of 0", "from 0", "of 5"]);
    }

    [Fact]
    public async Task Text_OfSeveralStatements_TellsWhatAllHaveChanged()
    {
        await using var connection = Open();

        var changed = await connection.ExecuteAsync($"{Insert}; select 1; update things set name = 'new' where id = @id", new { id = 1, name = "old" });

        changed.ShouldBe(2);
        (await connection.ExecuteScalarAsync<long>("select 7; delete from things")).ShouldBe(7);
        (await NamesAsync(connection)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Text_WhoseSecondStatementFails_RunsNoMore_AndRunsAgain()
    {
        await using var connection = Open();
        const string Text = $"delete from things where id = 9; {Insert}; update things set name = 'changed'";
        await connection.ExecuteAsync(Text, new { id = 1, name = "one" });

        await Assert.ThrowsAsync<SqliteException>(() => connection.ExecuteAsync(Text.Replace("'changed'", "'again'"), new { id = 1, name = "one" }));
        (await NamesAsync(connection)).ShouldBe(["changed"]);
        await connection.ExecuteAsync(Text, new { id = 2, name = "two" });

        (await NamesAsync(connection)).ShouldBe(["changed", "changed"]);
    }

    [Fact]
    public async Task Results_OneAfterTheOther_AreEachRead()
    {
        await using var connection = Open();

        await using var results = await connection.QueryMultipleAsync(
            $"select @id; {Insert}; select id, name from things", new { id = 4, name = "four" });

        (await results.ReadSingleAsync<long>()).ShouldBe(4);
        (await results.ReadSingleAsync<(long, string)>()).ShouldBe((4, "four"));
    }

    private static PreparingConnection Open()
    {
        var inner = new SqliteConnection("Data Source=:memory:;Pooling=false");
        inner.Open();
        inner.Execute("create table things (id integer primary key, name text)");
        return new PreparingConnection(inner);
    }

    private static async Task<IReadOnlyList<string?>> NamesAsync(PreparingConnection connection) =>
        (await connection.QueryAsync<string?>("select name from things order by id")).AsList();
}
