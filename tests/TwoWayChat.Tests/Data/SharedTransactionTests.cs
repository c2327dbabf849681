using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Data;

public class SharedTransactionTests
{
    private const string Insert = "insert into server_settings (name, value) values (@name, @value)";

    [Theory, OnBothDatabases]
    public async Task Actions_SomeFail_LeaveTheOthersOfTheirTransaction(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var prefix = NewPrefix(server);

        var writes = Enumerable.Range(0, 100).Select(i => server.Database.WriteAsync(
            prefix, scope => InsertAndFailOddAsync(scope, $"{prefix}{i:000}", i), CancellationToken.None)).ToList();
        var answers = await Task.WhenAll(writes.Select(async (write, i) => (i, Failed: await FailureAsync(write) is ApiException)));

        answers.Where(answer => answer.Failed).Select(answer => answer.i).ShouldBe(Enumerable.Range(0, 100).Where(i => i % 2 == 1));
        (await NamesAsync(server, prefix)).ShouldBe(Enumerable.Range(0, 50).Select(i => $"{prefix}{i * 2:000}"));
    }

    /// <summary>So that two that hold rows of several companies never wait for each other crosswise.</summary>
    [Fact]
    public async Task Actions_OfSeveralCompaniesInATransaction_RunInTheOrderOfTheCompanies()
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.PostgreSql);
        await using var writer = await HeldWriter.StartAsync(server);
        var ran = new List<string>();

        var writes = new[] { "c1", "a1", "c2", "b1", "a2" }.Select(name => server.Database.WriteAsync(
            name[..1],
            _ =>
            {
                ran.Add(name);
                return Task.CompletedTask;
            },
            CancellationToken.None)).ToList();
        await writer.ReleaseAsync();
        await Task.WhenAll(writes);

        ran.ShouldBe(["a1", "a2", "b1", "c1", "c2"]);
    }

    [Theory, OnBothDatabases]
    public async Task Action_Failed_GivesItsOwnExceptionToItsCaller(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var thrown = ApiException.Conflict("of this action");

        var caught = await Should.ThrowAsync<ApiException>(() => server.Database.WriteAsync("x", _ => throw thrown, CancellationToken.None));

        caught.ShouldBeSameAs(thrown);
    }

    [Theory, OnBothDatabases]
    public async Task Action_Answered_IsCommitted(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var prefix = NewPrefix(server);
        for (var i = 0; i < 20; i++)
        {
            await server.Database.WriteAsync(
                prefix, scope => scope.ExecuteAsync(Insert, new { name = $"{prefix}{i:000}", value = "" }), CancellationToken.None);
            (await NamesAsync(server, prefix)).Count.ShouldBe(i + 1);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Write_CancelledBeforehand_DoesNothing(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var prefix = NewPrefix(server);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(
            () => server.Database.WriteAsync(prefix, scope => scope.ExecuteAsync(Insert, new { name = prefix, value = "" }), cancelled.Token));

        (await NamesAsync(server, prefix)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Actions_OfSeveralNodesRacingForAName_AgreeOnOne(DatabaseKind kind)
    {
        await using var database = await TestDatabase.KeptAsync(kind);
        await using var first = await TestServer.StartAsync(database);
        await using var other = kind == DatabaseKind.PostgreSql ? database.AnotherNode() : null;
        await using var second = other is null ? null : await TestServer.StartAsync(other);

        var won = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Claim(i % 2 == 0 ? first : second ?? first, $"name-{i / 6}")));

        won.Count(claimed => claimed).ShouldBe(10);
        (await NamesAsync(first, "name-")).Count.ShouldBe(10);
    }

    /// <summary>Looks first, as every action does: run again after it lost the race, it finds the other's row.</summary>
    private static Task<bool> Claim(TestServer server, string name) => server.Database.WriteAsync(
        "x",
        async scope => await scope.FirstOrDefaultAsync<string>("select name from server_settings where name = @name", new { name }) is null
            && await scope.ExecuteAsync(Insert, new { name, value = "" }) == 1,
        CancellationToken.None);

    private static async Task InsertAndFailOddAsync(WriteScope scope, string name, int number)
    {
        await scope.ExecuteAsync(Insert, new { name, value = "" });
        if (number % 2 == 1)
        {
            throw ApiException.Conflict("odd");
        }
    }

    private static async Task<Exception?> FailureAsync(Task task) => await Record.ExceptionAsync(() => task);

    private static string NewPrefix(TestServer server) => $"{server.Services.GetRequiredService<Ids>().New()}-";

    private static Task<IReadOnlyList<string>> NamesAsync(TestServer server, string prefix) => server.Database.QueryAsync<string>(
        "select name from server_settings where name like @pattern order by name limit 1000", new { pattern = $"{prefix}%" }, CancellationToken.None);
}
