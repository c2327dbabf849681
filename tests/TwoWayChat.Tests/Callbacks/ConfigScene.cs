using System.Text.Json.Nodes;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>A server that may call loopback over http, a company with a global manager, and a receiver: what configuring callbacks begins with.</summary>
internal sealed class ConfigScene : IAsyncDisposable
{
    public const string Path = "chat-api-config";

    private readonly bool ownsServer;

    private ConfigScene(TestServer server, bool ownsServer, CallbackReceiver receiver, TestCompany company, TestUser boss)
    {
        Server = server;
        this.ownsServer = ownsServer;
        Receiver = receiver;
        Company = company;
        Boss = boss;
        Client = server.As(boss);
    }

    public TestServer Server { get; }

    public CallbackReceiver Receiver { get; }

    public TestCompany Company { get; }

    /// <summary>A global manager.</summary>
    public TestUser Boss { get; }

    /// <summary>Signed in as <see cref="Boss"/>.</summary>
    public HttpClient Client { get; }

    public string ReceiverUrl => Receiver.Url.ToString();

    /// <summary>On the server that all these scenes share, unless it takes other <paramref name="options"/>.</summary>
    public static async Task<ConfigScene> StartAsync(DatabaseKind kind, TestServerOptions? options = null)
    {
        var server = options is null ? await TestServer.SharedAsync(kind, LaneStory.Options) : await TestServer.StartAsync(kind, options);
        var company = await server.Seed.CreateCompanyAsync();
        return new ConfigScene(server, options is not null, await CallbackReceiver.StartAsync(), company,
            await server.Seed.AddUserAsync(company, Role.GlobalManager, "boss"));
    }

    public Task<ApiAnswer> ReadAsync() => Client.DoAsync("GET", Path);

    public Task<ApiAnswer> SaveAsync(object body, string? ifMatch = null) => Client.DoAsync("PUT", Path, body, ifMatch);

    /// <summary>Saves the receiver's URL; the secret that this shows.</summary>
    public async Task<string> SaveUrlAsync() => (await SaveAsync(new { callbackUrl = ReceiverUrl }))["secret"];

    public async Task<JsonNode> TestAsync() => (await Client.DoAsync("POST", $"{Path}/test")).Json;

    /// <summary>Details of the audit entries of an action, oldest first.</summary>
    public Task<IReadOnlyList<string>> AuditAsync(string action) => Server.Database.QueryAsync<string>(
        "select details from audit_entries where company_id = @companyId and action = @action order by at, audit_id limit 100",
        new { companyId = Company.Id, action },
        CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Receiver.DisposeAsync();
        if (ownsServer)
        {
            await Server.DisposeAsync();
        }
    }
}
