using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Tests.Support;

/// <summary>
/// The real server, in process, on free loopback ports and a database of its own. Tests make companies and users by intent and speak HTTP;
/// most share one server per database, each with a company of its own.
/// </summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly WebApplication app;
    private readonly SocketsHttpHandler handler = new() { UseCookies = false, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) };

    private TestServer(TestDatabase database, WebApplication app, CapturedLog log)
    {
        this.database = database;
        this.app = app;
        Log = log;
        Seed = new TestSeed(app.Services);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!
            .Addresses.First(address => address.StartsWith("http://127", StringComparison.Ordinal)));
        Anonymous = Client();
    }

    /// <summary>Where it listens: plain HTTP on a free port.</summary>
    public Uri Address { get; }

    /// <summary>What it has logged.</summary>
    public CapturedLog Log { get; }

    /// <summary>Makes what a test starts from.</summary>
    public TestSeed Seed { get; }

    /// <summary>A client without credentials.</summary>
    public HttpClient Anonymous { get; }

    /// <summary>The data folder.</summary>
    public string Folder => database.Folder.Path;

    /// <summary>For tests of a store or an engine on its own; what has a route is tested through it.</summary>
    public IServiceProvider Services => app.Services;

    public Database Database => app.Services.GetRequiredService<Database>();

    /// <summary>The server that tests share; make a company, change no setting.</summary>
    public static Task<TestServer> SharedAsync(DatabaseKind kind) => SharedServers.GetAsync(kind, probes: false);

    /// <summary>The server that all tests share which bring the same options object.</summary>
    public static Task<TestServer> SharedAsync(DatabaseKind kind, TestServerOptions options) => SharedServers.GetAsync(kind, options);

    /// <summary>One more shared server, with routes that only pass through what every route passes through.</summary>
    public static Task<TestServer> SharedWithProbesAsync(DatabaseKind kind) => SharedServers.GetAsync(kind, probes: true);

    /// <summary>A server of one's own, with a new database.</summary>
    public static async Task<TestServer> StartAsync(DatabaseKind kind, TestServerOptions? options = null) =>
        await StartAsync(await TestDatabase.CreateAsync(kind), options);

    /// <summary>A server on a database that the test keeps, for restarts and further nodes; the server does not remove it.</summary>
    public static async Task<TestServer> StartAsync(TestDatabase database, TestServerOptions? options = null)
    {
        var log = new CapturedLog();
        WebApplication? built = null;
        try
        {
            built = Server.Build(Settings(database, options), services => Replace(services, log, options));
            options?.Routes?.Invoke(built);
            await built.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None);
            await built.StartAsync();
        }
        catch
        {
            await (built?.DisposeAsync() ?? ValueTask.CompletedTask);
            await database.ServerStoppedAsync();
            throw;
        }

        return new TestServer(database, built, log);
    }

    /// <summary>A client that signs in by Basic at every request.</summary>
    public HttpClient As(TestUser user) => WithBasic(user.SignInName, user.Password);

    public HttpClient WithBasic(string signInName, string password) => WithAuthorization(
        new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{signInName}:{password}"))));

    public HttpClient WithAuthorization(AuthenticationHeaderValue authorization)
    {
        var client = Client();
        client.DefaultRequestHeaders.Authorization = authorization;
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        handler.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await database.ServerStoppedAsync();
    }

    private static Dictionary<string, string?> Settings(TestDatabase database, TestServerOptions? options)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Server:Http"] = "127.0.0.1:0",
            ["Server:Https"] = "",
            ["Desk:Sweep"] = "01:00:00", // Who comes and goes is told where a test wants it, not in the midst of another.
        };
        foreach (var (key, value) in database.Settings.Concat(
            (options?.Settings ?? []).Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))))
        {
            settings[key] = value;
        }

        return settings;
    }

    private static void Replace(IServiceCollection services, CapturedLog log, TestServerOptions? options)
    {
        services.AddLogging(logging => logging.ClearProviders().AddProvider(log));
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        if (options?.Time is { } time)
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        }

        options?.Services?.Invoke(services);
    }

    private HttpClient Client() => new(handler, disposeHandler: false) { BaseAddress = new Uri(Address, ApiPaths.Base + "/") };
}
