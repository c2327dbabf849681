using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Data;

public class ListParameterTests
{
    [Theory, OnBothDatabases]
    public async Task List_InACondition_MeansTheSameOnBoth(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var companies = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            companies.Add((await server.Seed.CreateCompanyAsync()).Id);
        }

        (await CountAsync(server, "in", companies, companies[..2])).ShouldBe(2);
        (await CountAsync(server, "not in", companies, companies[..2])).ShouldBe(1);
        (await CountAsync(server, "in", companies, [])).ShouldBe(0);
        (await CountAsync(server, "not in", companies, [])).ShouldBe(3);
        (await CountAsync(server, "in", companies, companies.ToArray())).ShouldBe(3);
    }

    private static async Task<long> CountAsync(TestServer server, string condition, IReadOnlyList<string> all, IReadOnlyCollection<string> wanted)
    {
        var read = await server.Database.FirstOrDefaultAsync<long>(
            $"select count(*) from companies where company_id in @all and company_id {condition} @wanted", new { all, wanted }, CancellationToken.None);
        var written = await server.Database.WriteAsync(
            "",
            scope => scope.ScalarAsync<long>(
                $"select count(*) from companies where company_id in @all and company_id {condition} @wanted", new { all, wanted }),
            CancellationToken.None);
        written.ShouldBe(read);
        return read;
    }
}
