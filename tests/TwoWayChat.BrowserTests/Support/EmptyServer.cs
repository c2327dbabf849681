using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using TwoWayChat.Data;
using TwoWayChat.Tests.Support;
using TwoWayChat.Users;

namespace TwoWayChat.BrowserTests.Support;

/// <summary>A server without a company, in a folder of its own on a free port, with its set-up link.</summary>
internal sealed class EmptyServer : IAsyncDisposable
{
    private readonly TestFolder folder;
    private readonly WebApplication app;

    private EmptyServer(TestFolder folder, WebApplication app)
    {
        this.folder = folder;
        this.app = app;
    }

    public Uri Http => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!
        .Addresses.First(address => address.StartsWith("http://127", StringComparison.Ordinal)));

    public static async Task<EmptyServer> StartAsync()
    {
        var data = new TestFolder();
        var server = Server.Build(
        [
            KeyValuePair.Create("Data:Folder", (string?)data.Path),
            KeyValuePair.Create("Server:Http", (string?)"127.0.0.1:0"),
            KeyValuePair.Create("Server:Https", (string?)""),
        ]);
        await server.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None);
        await server.StartAsync();
        return new EmptyServer(data, server);
    }

    /// <summary>The path of a new set-up link.</summary>
    public async Task<string> LinkAsync() =>
        SetupLink.PathOf((await app.Services.GetRequiredService<SetupLink>().IssueAsync(CancellationToken.None))!);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }
}
