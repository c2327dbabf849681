using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Data;

public class MigrationTests
{
    [Theory, OnBothDatabases]
    public async Task Company_Created_IsKept(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        var name = await server.Database.FirstOrDefaultAsync<string>(
            "select name from companies where company_id = @Id", new { company.Id }, CancellationToken.None);
        name.ShouldBe(company.Name);
    }
}
