using System.Net.Http.Json;
using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Sessions;

/// <summary>A company with one user of each role and a second agent, and what tests of sessions do with them.</summary>
internal sealed record Scene(TestServer Server, TestCompany Company, TestProperty North, TestUser Manager, TestUser Paula, TestUser Ana, TestUser Ben)
{
    public static async Task<Scene> OnAsync(DatabaseKind kind) => await OnAsync(await TestServer.SharedAsync(kind));

    public static async Task<Scene> OnAsync(TestServer server)
    {
        var seed = server.Seed;
        var company = await seed.CreateCompanyAsync();
        var north = await seed.AddPropertyAsync(company, "North");
        return new Scene(
            server,
            company,
            north,
            await seed.AddUserAsync(company, Role.GlobalManager, "manager"),
            await seed.AddUserAsync(company, Role.PropertyManager, "paula", north),
            await seed.AddUserAsync(company, Role.Agent, "ana", north),
            await seed.AddUserAsync(company, Role.Agent, "ben", north));
    }

    public async Task<HttpResponseMessage> RegisterAsync(TestUser caller, string? user)
    {
        using var client = Server.As(caller);
        return await client.PostAsJsonAsync("integration/", new { user });
    }

    /// <summary>Registers, and answers with the body of the 200.</summary>
    public async Task<JsonObject> SessionAsync(TestUser caller, TestUser user)
    {
        using var answer = await RegisterAsync(caller, user.SignInName);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    public async Task<string> SessionIdAsync(TestUser caller, TestUser user) => (await SessionAsync(caller, user))["id"]!.GetValue<string>();

    public async Task<HttpStatusCode> EndAsync(TestUser caller, string id)
    {
        using var client = Server.As(caller);
        using var answer = await client.DeleteAsync($"integration/{id}");
        return answer.StatusCode;
    }

    public async Task<HttpStatusCode> StatusAsync(TestUser caller, string path)
    {
        using var client = Server.As(caller);
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }

    public async Task<JsonObject> GetAsync(TestUser caller, string path)
    {
        using var client = Server.As(caller);
        using var answer = await client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    /// <summary>All that a session can read, oldest first.</summary>
    public async Task<IReadOnlyList<JsonObject>> EventsAsync(TestUser caller, string id, string query = "") =>
        [.. (await GetAsync(caller, $"integration/{id}/events{query}"))["items"]!.AsArray().Select(item => item!.AsObject())];

    public async Task<IReadOnlyList<string>> TypesAsync(TestUser caller, string id) =>
        [.. (await EventsAsync(caller, id)).Select(item => item["type"]!.GetValue<string>())];

    /// <summary>Logs an event as another slice would.</summary>
    public Task LogAsync(string type, EventFacts facts, string subject = "c1") => Server.Database.WriteAsync(
        Company.Id,
        scope =>
        {
            scope.AtEnd(new EventDraft(new NamedRef(Company.Id, Company.Name), type, facts, Actor.System, new { note = subject })
            {
                Subject = subject,
                OccurredAt = Server.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds(),
            });
            return Task.CompletedTask;
        },
        CancellationToken.None);

    /// <summary>Changes a user's row as the administration does: with a new stamp, and the word that access has changed.</summary>
    public Task ChangeAsync(TestUser user, string change) => Server.Database.WriteAsync(
        Company.Id,
        async scope =>
        {
            await scope.ExecuteAsync(
                $"update users set {change}, security_stamp = @stamp where company_id = @companyId and user_id = @userId",
                new { companyId = Company.Id, userId = user.Id, stamp = Server.Services.GetRequiredService<Ids>().New() });
            scope.AtEnd(new AccessChanged(Company.Id));
        },
        CancellationToken.None);
}
