using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TwoWayChat.BrowserTests.Support;
using TwoWayChat.Callbacks.Inspection;
using TwoWayChat.Commands;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.BrowserTests.Pictures;

/// <summary>The demo in this process, by a clock that can be moved, so that a day of chats is played in seconds.</summary>
internal sealed class PictureServer : IAsyncDisposable
{
    private readonly TestFolder folder;
    private readonly WebApplication app;
    private readonly DemoFile demo;

    private PictureServer(TestFolder folder, WebApplication app, DemoFile demo)
    {
        this.folder = folder;
        this.app = app;
        this.demo = demo;
        Http = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!
            .Addresses.First(address => address.StartsWith("http://127", StringComparison.Ordinal)));
    }

    public Uri Http { get; }

    /// <summary>The callback inspector: a callback URL to enter.</summary>
    public Uri Inspector => new(Http, InspectorApi.Path);

    public static async Task<PictureServer> StartAsync(TimeProvider clock)
    {
        var data = new TestFolder();
        var settings = DemoCommand.Settings(http: 0, https: 0).Append(("Data:Folder", data.Path)).Append(("Logging:LogLevel:Default", "Warning"));
        var server = Server.Build(
            settings.Select(setting => KeyValuePair.Create(setting.Item1, (string?)setting.Item2)),
            services => services.Replace(ServiceDescriptor.Singleton(clock)));
        await server.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None);
        var file = await server.Services.GetRequiredService<DemoData>().EnsureAsync(data.Path, CancellationToken.None);
        await server.StartAsync();
        return new PictureServer(data, server, file);
    }

    /// <summary>The API as the user of that name.</summary>
    public HttpClient ApiAs(string name)
    {
        var user = Find(name);
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user.User}:{user.Password}"));
        return new HttpClient
        {
            BaseAddress = new Uri(Http, ApiPaths.Base + "/"),
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", credentials) },
        };
    }

    /// <summary>A profile of a browser that is told the same time, signed in as the user of that name.</summary>
    public async Task<BrowserPage> SignInAsync(Browser browser, string name, TimeProvider clock, ColorScheme scheme = ColorScheme.Light)
    {
        var opened = await browser.OpenAsync(Http, scheme);
        await opened.Page.Clock.InstallAsync(new() { TimeDate = clock.GetUtcNow().UtcDateTime });
        var user = Find(name);
        await opened.Page.SignInAsync(user.User, user.Password);
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }

    private DemoUser Find(string name) => demo.Users.Single(user => user.User == $"{name}@{demo.Company}");
}
