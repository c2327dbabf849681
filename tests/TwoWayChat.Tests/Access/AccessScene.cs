using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Access;

/// <summary>
/// A company with the properties North (the default) and South, and one of each thing in either: what a row names is made when it is asked for.
/// </summary>
internal sealed partial class AccessScene
{
    private static int numbers;

    private readonly Dictionary<string, string> values = [];
    private readonly TestServer server;
    private readonly TestCompany company;
    private readonly TestProperty north;
    private readonly TestProperty south;

    private AccessScene(TestServer server, TestCompany company, TestProperty north, TestProperty south)
    {
        this.server = server;
        this.company = company;
        this.north = north;
        this.south = south;
    }

    public required TestUser Agent { get; init; }

    public required TestUser PropertyManager { get; init; }

    public required TestUser GlobalManager { get; init; }

    /// <summary>A global manager of a company of his own.</summary>
    public required TestUser Stranger { get; init; }

    public static async Task<AccessScene> CreateAsync(TestServer server)
    {
        var made = await server.Seed.CreateCompanyAsync();
        var first = await server.Seed.AddPropertyAsync(made, "North");
        return new AccessScene(server, made, first, await server.Seed.AddPropertyAsync(made, "South"))
        {
            Agent = await server.Seed.AddUserAsync(made, Role.Agent, "ana", first),
            PropertyManager = await server.Seed.AddUserAsync(made, Role.PropertyManager, "paula", first),
            GlobalManager = await server.Seed.AddUserAsync(made, Role.GlobalManager, "manager"),
            Stranger = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.GlobalManager, "manager"),
        };
    }

    /// <summary><paramref name="text"/> with every name in curly brackets replaced.</summary>
    public async Task<string> FillAsync(string text)
    {
        foreach (var name in Name().Matches(text).Select(match => match.Groups["name"].Value).Distinct())
        {
            if (!values.TryGetValue(name, out var value))
            {
                value = await MakeAsync(name);
                values.Add(name, value);
            }

            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>
    /// The status of <paramref name="row"/> for a user, or for nobody; through a session, if one is named. No refusal, and no answer to the stranger, holds
    /// anything of the company's.
    /// </summary>
    public async Task<int> AskAsync(RouteRow row, TestUser? user, string? session = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(row.Method), await FillAsync(row.Path));
        if (row.Body is not null)
        {
            request.Content = new StringContent(await FillAsync(row.Body), Encoding.UTF8, "application/json");
        }

        if (session is not null)
        {
            request.Headers.Add("Chat-Session", session);
        }

        using var client = user is null ? null : server.As(user);
        using var answer = await (client ?? server.Anonymous).SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (user == Stranger || !answer.IsSuccessStatusCode)
        {
            await TellsNothingAsync(row, answer);
        }

        return (int)answer.StatusCode;
    }

    /// <summary>Ends the session of somebody who may; its id.</summary>
    public async Task<string> EndedSessionAsync()
    {
        var id = await PostAsync("integration", new { user = GlobalManager.SignInName });
        using var client = server.As(GlobalManager);
        using var ended = await client.DeleteAsync($"integration/{id}");
        ended.IsSuccessStatusCode.ShouldBeTrue();
        return id;
    }

    /// <summary>A global manager who has registered the agent, and is an agent since.</summary>
    public async Task<(TestUser User, string Session)> DemotedAsync()
    {
        var boss = await server.Seed.AddUserAsync(company, Role.GlobalManager, "boss");
        var session = await PostAsync("integration", new { user = Agent.SignInName }, boss);
        using var client = server.As(GlobalManager);
        using var changed = await client.PutAsJsonAsync($"users/{boss.Id}", new { role = "AGENT", propertyIds = new[] { north.Id } });
        changed.IsSuccessStatusCode.ShouldBeTrue();
        return (boss, session);
    }

    /// <summary>What a body repeats of the request is no news: the path, and a name of a field.</summary>
    private async Task TellsNothingAsync(RouteRow row, HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "application/json")
        {
            return;
        }

        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync());
        (body as JsonObject)?.Remove("path");
        var told = body!.ToJsonString();
        foreach (var value in values.Where(value => value.Key != "number").Select(value => value.Value).Append("hello"))
        {
            told.ShouldNotContain($"\"{value}\"", Case.Sensitive, row.Key);
        }
    }

    private async Task<string> MakeAsync(string name) => name switch
    {
        "company" => company.Name,
        "north" => north.Id,
        "south" => south.Id,
        "me" => Agent.Id,
        "agent" => (await server.Seed.AddUserAsync(company, Role.Agent, "ben", north)).Id,
        "southAgent" => (await server.Seed.AddUserAsync(company, Role.Agent, "sam", south)).Id,
        "northKeyword" => await PostAsync("keywords", new { word = "NORTH", propertyId = north.Id }),
        "southKeyword" => await PostAsync("keywords", new { word = "SOUTH", propertyId = south.Id }),
        "template" => await PostAsync("templates", new { name = "T", text = "hi" }),
        "northTemplate" => await PostAsync("templates", new { name = "T", text = "hi", propertyId = north.Id }),
        "southTemplate" => await PostAsync("templates", new { name = "T", text = "hi", propertyId = south.Id }),
        "number" => await NumberAsync(null),
        "northAddress" => await AddressAsync(north),
        "southAddress" => await AddressAsync(south),
        "northChat" => await ChatAsync(north),
        "southChat" => await ChatAsync(south),
        "northMessage" => await MessageAsync("northChat"),
        "southMessage" => await MessageAsync("southChat"),
        "northContact" => await ContactAsync(north),
        "southContact" => await ContactAsync(south),
        "northNote" => await PostAsync(await FillAsync("contacts/{northContact}/notes"), new { text = "hi" }),
        "southNote" => await PostAsync(await FillAsync("contacts/{southContact}/notes"), new { text = "hi" }),
        "myMedia" => await MediaAsync(Agent),
        "northMedia" => await MediaInAsync(await ChatAsync(north)),
        "southMedia" => await MediaInAsync(await ChatAsync(south)),
        "mySession" => await PostAsync("integration", new { user = Agent.SignInName }, Agent),
        "managersSession" => await PostAsync("integration", new { user = GlobalManager.SignInName }),
        _ => throw new ArgumentException($"The scene has no {name}", nameof(name)),
    };

    private async Task<string> AddressAsync(TestProperty property) =>
        (await server.Seed.AddSenderAddressAsync(company, NewNumber(), property)).SenderAddressId;

    private async Task<string> NumberAsync(TestProperty? property) =>
        (await server.Seed.AddSenderAddressAsync(company, NewNumber(), property)).Address;

    private async Task<string> ChatAsync(TestProperty property)
    {
        var to = await NumberAsync(property);
        return await PostAsync("simulator/messages", new { from = NewNumber(), to, text = "hello" }, member: "chatId");
    }

    private async Task<string> MessageAsync(string chat)
    {
        using var client = server.As(GlobalManager);
        var chatId = await FillAsync($"{{{chat}}}");
        return JsonNode.Parse(await client.GetStringAsync($"chats/{chatId}/messages"))!["items"]![0]!["id"]!.GetValue<string>();
    }

    private async Task<string> ContactAsync(TestProperty property)
    {
        var chatId = await ChatAsync(property);
        using var client = server.As(GlobalManager);
        return JsonNode.Parse(await client.GetStringAsync($"chats/{chatId}"))!["contact"]!["id"]!.GetValue<string>();
    }

    private async Task<string> MediaAsync(TestUser user)
    {
        using var client = server.As(user);
        using var content = new StringContent("any plain text");
        using var answer = await client.PostAsync("media", content);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!.GetValue<string>();
    }

    private async Task<string> MediaInAsync(string chatId)
    {
        var mediaId = await MediaAsync(GlobalManager);
        await PostAsync($"chats/{chatId}/messages", new { media = new[] { mediaId } });
        return mediaId;
    }

    private static string NewNumber() => $"+1202555{Interlocked.Increment(ref numbers) % 10_000:0000}";

    private async Task<string> PostAsync(string path, object body, TestUser? user = null, string member = "id")
    {
        using var client = server.As(user ?? GlobalManager);
        using var answer = await client.PostAsJsonAsync(path, body);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())![member]!.GetValue<string>();
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
