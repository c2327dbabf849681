using System.Net;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Users;

public class CreateOnceTests
{
    [Theory]
    [OnBothDatabases("users", """{"username":"new","role":"AGENT","password":"correct horse"}""", """{"username":"other","role":"AGENT","password":"correct horse"}""")]
    [OnBothDatabases("properties", """{"name":"New"}""", """{"name":"Other"}""")]
    [OnBothDatabases("keywords", """{"word":"NEW","propertyId":"{property}"}""", """{"word":"OTHER","propertyId":"{property}"}""")]
    [OnBothDatabases("sender-addresses", """{"address":"66000"}""", """{"address":"66001"}""")]
    public async Task Creation_SentAgainWithItsKey_AnswersAsTheFirstTime(DatabaseKind kind, string path, string body, string another)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        var property = await server.Seed.AddPropertyAsync(company, "North");
        using var manager = server.As(await server.Seed.AddUserAsync(company, Role.GlobalManager));
        var post = async (string json) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            request.Content = new StringContent(json.Replace("{property}", property.Id), System.Text.Encoding.UTF8, "application/json");
            request.Headers.Add("Idempotency-Key", "once");
            using var answer = await manager.SendAsync(request);
            return (answer.StatusCode, Text: await answer.Content.ReadAsStringAsync());
        };

        var first = await post(body);
        var again = await post(body);
        var reused = await post(another);

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.ShouldBe(first);
        reused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var kept = await server.Database.FirstOrDefaultAsync<string>(
            "select answer from idempotency_keys where company_id = @Id", company, CancellationToken.None);
        kept!.ShouldNotContain("assword");
    }
}
