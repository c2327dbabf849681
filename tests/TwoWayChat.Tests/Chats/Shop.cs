using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using TwoWayChat.Chats;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

/// <summary>
/// A company ready to talk: properties Billing (default, keyword BILLING) and Sales, the sender address <see cref="Number"/> of no property, a global
/// manager, a property manager and an agent of Billing, an agent of Sales.
/// </summary>
internal sealed class Shop
{
    public const string Number = "+12025550100";
    public const string Customer = "+12025550123";

    /// <summary>They come when the gateway has time, so golden files do not count them.</summary>
    private static readonly string[] Receipts = [EventTypes.MessageSent, EventTypes.MessageDelivered];

    private static int phones;

    private Shop(TestServer server, TestCompany company, TestProperty billing, TestProperty sales)
    {
        Server = server;
        Company = company;
        Billing = billing;
        Sales = sales;
    }

    public TestServer Server { get; }

    public TestCompany Company { get; }

    public TestProperty Billing { get; }

    public TestProperty Sales { get; }

    public required TestUser Manager { get; init; }

    public required TestUser Paula { get; init; }

    public required TestUser Ana { get; init; }

    public required TestUser Ben { get; init; }

    public static async Task<Shop> OpenAsync(DatabaseKind kind) => await OpenAsync(await TestServer.SharedAsync(kind));

    public static async Task<Shop> OpenAsync(TestServer server)
    {
        var seed = server.Seed;
        var company = await seed.CreateCompanyAsync();
        var billing = await seed.AddPropertyAsync(company, "Billing");
        var sales = await seed.AddPropertyAsync(company, "Sales");
        await seed.AddSenderAddressAsync(company, Number);
        await seed.AddKeywordAsync(billing, "BILLING");
        return new Shop(server, company, billing, sales)
        {
            Manager = await seed.AddUserAsync(company, Role.GlobalManager, "manager"),
            Paula = await seed.AddUserAsync(company, Role.PropertyManager, "paula", billing),
            Ana = await seed.AddUserAsync(company, Role.Agent, "ana", billing),
            Ben = await seed.AddUserAsync(company, Role.Agent, "ben", sales),
        };
    }

    /// <summary>The same company, on another server over its database.</summary>
    public Shop On(TestServer server) => new(server, Company, Billing, Sales) { Manager = Manager, Paula = Paula, Ana = Ana, Ben = Ben };

    /// <summary>A phone number that no other test of the run uses.</summary>
    public static string NewPhone() => $"+1303{Interlocked.Increment(ref phones) + 5_550_000}";

    /// <summary>A customer texts in; the ids of message and chat.</summary>
    public async Task<(string MessageId, string ChatId)> TextInAsync(string text, string from = Customer, string to = Number, string? id = null)
    {
        using var answer = await PostAsync(Manager, "simulator/messages", new { from, to, text, providerMessageId = id });
        var body = await ReadAsync(answer, HttpStatusCode.Accepted);
        return ((string)body["messageId"]!, (string)body["chatId"]!);
    }

    /// <summary>A user sends into a chat; the message object.</summary>
    public async Task<JsonObject> SendAsync(TestUser user, string chatId, string text, string? clientMessageId = null)
    {
        using var answer = await PostAsync(user, $"chats/{chatId}/messages", new { text, clientMessageId });
        return await ReadAsync(answer, HttpStatusCode.Accepted);
    }

    public async Task<JsonObject> GetAsync(TestUser user, string path)
    {
        using var client = Server.As(user);
        using var answer = await client.GetAsync(path);
        return await ReadAsync(answer, HttpStatusCode.OK);
    }

    public async Task<HttpStatusCode> GetStatusAsync(TestUser user, string path)
    {
        using var client = Server.As(user);
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }

    /// <summary>Waits until <paramref name="count"/> events of a type are there.</summary>
    public Task EventAsync(string type, int count = 1) =>
        Eventually.HoldsAsync(async () => (await EventTypesAsync()).Count(known => known == type) >= count, $"{count} × {type}");

    /// <summary>Posts and reads the 200's body.</summary>
    public async Task<JsonObject> DoAsync(TestUser user, string path, object? body = null)
    {
        using var answer = await PostAsync(user, path, body);
        return await ReadAsync(answer, HttpStatusCode.OK);
    }

    public async Task<HttpResponseMessage> DeleteAsync(TestUser user, string path)
    {
        using var client = Server.As(user);
        return await client.DeleteAsync(path);
    }

    public async Task<HttpResponseMessage> PostAsync(TestUser user, string path, object? body)
    {
        using var client = Server.As(user);
        return body is null ? await client.PostAsync(path, null) : await client.PostAsJsonAsync(path, body);
    }

    /// <summary>Posts a body as it is.</summary>
    public async Task<HttpResponseMessage> PostTextAsync(TestUser user, string path, string body, string type = "application/json")
    {
        using var client = Server.As(user);
        using var content = new StringContent(body, Encoding.UTF8, type);
        return await client.PostAsync(path, content);
    }

    /// <summary>The chat's row, whoever sees it.</summary>
    public async Task<Chat> ReadChatAsync(string chatId) =>
        (await Server.Database.FirstOrDefaultAsync<Chat>(ChatSql.One, new { companyId = Company.Id, chatId }, CancellationToken.None))!;

    /// <summary>Numbers of the chat's messages.</summary>
    public Task<IReadOnlyList<long>> NumbersAsync(string chatId) => Server.Database.QueryAsync<long>(
        "select number from messages where company_id = @companyId and chat_id = @chatId order by number",
        new { companyId = Company.Id, chatId },
        CancellationToken.None);

    /// <summary>Writes past all routes: what only time or another program can bring about.</summary>
    public Task WriteAsync(string sql, object parameters) =>
        Server.Database.WriteAsync(Company.Id, scope => scope.ExecuteAsync(sql, parameters), CancellationToken.None);

    /// <summary>All events of the company so far.</summary>
    public Task<IReadOnlyList<LoggedEvent>> EventsAsync() =>
        Server.Services.GetRequiredService<LogReader>().AfterAsync(Company.Id, 0, LogReader.MostPerRead, CancellationToken.None);

    /// <summary>Types of all events so far, in order.</summary>
    public async Task<IReadOnlyList<string>> EventTypesAsync() => [.. (await EventsAsync()).Select(logged => logged.Type)];

    /// <summary>
    /// Compares the last event of <paramref name="type"/>, as a session would get it, with its golden file, or that of <paramref name="name"/>.
    /// </summary>
    public async Task MatchEventAsync(string type, string? name = null)
    {
        var all = await EventsAsync();
        var logged = all.Last(logged => logged.Type == type);
        var receipts = type.StartsWith("message.", StringComparison.Ordinal) ? 0
            : all.Count(other => other.Sequence < logged.Sequence && Receipts.Contains(other.Type));
        var sequence = logged.Sequence - receipts;
        var body = Encoding.UTF8.GetString(Envelope.Write(logged with { Sequence = sequence }, new string('5', 24), sequence - 1));
        Golden.Match(name ?? $"event-{type}", body, (Company.Name, "{company}"));
    }

    /// <summary>The answer's body, after its status was compared.</summary>
    public async Task<JsonObject> ReadAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text + Server.Log.Lines.LastOrDefault(line => line.StartsWith("Error", StringComparison.Ordinal)));
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>The code of the answer's only field error, after its status was compared.</summary>
    public static async Task<string> CodeAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        var errors = JsonNode.Parse(text)!["errors"]?.AsArray();
        return errors is [{ } only] ? $"{only["field"]} {only["code"]}" : text;
    }
}
