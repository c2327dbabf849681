using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Companies;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>A company whose callbacks go to a receiver, on one or several servers: what tests of the lane begin with.</summary>
internal sealed class LaneStory : IAsyncDisposable
{
    private LaneStory(TestServer server, CallbackReceiver receiver, TestCompany company, TestUser caller)
    {
        Server = server;
        Receiver = receiver;
        Company = company;
        Caller = caller;
    }

    public static TestServerOptions Options { get; } = new()
    {
        Settings = [("Callbacks:AllowHttp", "true"), ("Callbacks:AllowedNetworks:0", "127.0.0.0/8")],
    };

    public TestServer Server { get; set; }

    public CallbackReceiver Receiver { get; }

    public TestCompany Company { get; }

    /// <summary>A global manager.</summary>
    public TestUser Caller { get; }

    public static async Task<LaneStory> StartAsync(TestServer server)
    {
        var receiver = await CallbackReceiver.StartAsync();
        var company = await server.Seed.CreateCompanyAsync();
        var caller = await server.Seed.AddUserAsync(company, Role.GlobalManager);
        var story = new LaneStory(server, receiver, company, caller);
        await story.PushToAsync(receiver.Url, SigningSecret.Create());
        return story;
    }

    /// <summary>Registers a user and answers with the session's id.</summary>
    public async Task<string> RegisterAsync(TestUser? user = null)
    {
        var answer = await Server.As(Caller).PostAsJsonAsync("integration/", new { user = (user ?? Caller).SignInName });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<string>();
    }

    public Task<HttpResponseMessage> DeregisterAsync(string sessionId) => Server.As(Caller).DeleteAsync($"integration/{sessionId}");

    /// <summary>Logs events of a subject, one transaction each.</summary>
    public async Task LogAsync(string subject, int count = 1, string? propertyId = null, string type = EventTypes.MessageReceived)
    {
        for (var i = 0; i < count; i++)
        {
            await Server.Database.WriteAsync(
                Company.Id,
                scope =>
                {
                    scope.AtEnd(Draft(subject, propertyId, type));
                    return Task.CompletedTask;
                },
                CancellationToken.None);
        }
    }

    /// <summary>An action that would have logged an event, and fails.</summary>
    public Task FailAsync(string subject) => Server.Database.WriteAsync(
        Company.Id,
        scope =>
        {
            scope.AtEnd(Draft(subject, null, EventTypes.MessageReceived));
            throw new FormatException("made up");
        },
        CancellationToken.None);

    public async ValueTask DisposeAsync() => await Receiver.DisposeAsync();

    /// <summary>Has callbacks sent to <paramref name="url"/>, signed with <paramref name="secret"/>.</summary>
    public async Task PushToAsync(Uri url, SigningSecret secret)
    {
        var kept = Server.Services.GetRequiredService<Secrets>().Protect(ChatApiConfig.SecretPurpose, Company.Id, secret.Reveal());
        var configs = Server.Services.GetRequiredService<ChatApiConfigStore>();
        await Server.Seed.ConfigureAsync(Company.Id, config => config with { CallbackUrl = url.ToString(), Delivery = "PUSH" });
        await Server.Database.WriteAsync(
            Company.Id,
            async scope => await configs.SetSecretsAsync(scope, (await configs.LockAsync(scope, Company.Id))! with { Secret = kept }),
            CancellationToken.None);
    }

    private EventDraft Draft(string subject, string? propertyId, string type) => new(
        new NamedRef(Company.Id, Company.Name), type, new EventFacts { PropertyId = propertyId }, Actor.System, new { subject })
    {
        Subject = subject,
        OccurredAt = 0,
    };
}
