using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.Callbacks;
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
        await PushAsync(server, company, config => config with { CallbackUrl = receiver.Url.ToString() });
        return new LaneStory(server, receiver, company, caller);
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
    public async Task LogAsync(string subject, int count = 1, string? propertyId = null)
    {
        for (var i = 0; i < count; i++)
        {
            await Server.Database.WriteAsync(
                Company.Id,
                scope =>
                {
                    scope.AtEnd(Draft(subject, propertyId));
                    return Task.CompletedTask;
                },
                CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync() => await Receiver.DisposeAsync();

    /// <summary>Turns on pushing to what <paramref name="change"/> names.</summary>
    public static async Task PushAsync(TestServer server, TestCompany company, Func<ChatApiConfig, ChatApiConfig> change)
    {
        var secrets = server.Services.GetRequiredService<Secrets>();
        var configs = server.Services.GetRequiredService<ChatApiConfigStore>();
        var secret = secrets.Protect(ChatApiConfig.SecretPurpose, company.Id, SigningSecret.Create().Reveal());
        await server.Seed.ConfigureAsync(company.Id, config => change(config) with { Delivery = "PUSH" });
        await server.Database.WriteAsync(
            company.Id,
            async scope => await configs.SetSecretsAsync(scope, (await configs.FindAsync(scope, company.Id))! with { Secret = secret }),
            CancellationToken.None);
    }

    private EventDraft Draft(string subject, string? propertyId) => new(
        new NamedRef(Company.Id, Company.Name), EventTypes.MessageReceived, new EventFacts { PropertyId = propertyId }, Actor.System, new { subject })
    {
        Subject = subject,
        OccurredAt = 0,
    };
}
