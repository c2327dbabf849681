using Microsoft.Extensions.Options;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Hosting;

public sealed class StartCheckTests : IDisposable
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly TestFolder folder = new();

    [Theory]
    [InlineData("127.0.0.1:8080", "", false)]
    [InlineData("", "", false)]
    [InlineData("0.0.0.0:8080", "", true)]
    [InlineData("0.0.0.0:8080", "10.0.0.1", false)]
    public async Task PlainHttp_BeyondThisMachineWithoutAProxy_IsWarnedOf(string http, string proxy, bool isWarned)
    {
        var server = new ServerOptions { Http = http, Https = "127.0.0.1:8443" };
        if (proxy.Length > 0)
        {
            server.TrustedProxies.Add(proxy);
        }

        (await LinesAsync(server)).Any(line => line.Contains("in the clear", StringComparison.Ordinal)).ShouldBe(isWarned);
    }

    [Theory]
    [InlineData(Mine, false)]
    [InlineData(Mine | UnixFileMode.GroupExecute, true)]
    [InlineData(Mine | UnixFileMode.OtherRead | UnixFileMode.OtherExecute, true)]
    public async Task DataFolder_ThatOthersGetInto_IsWarnedOf(UnixFileMode mode, bool isWarned)
    {
        File.SetUnixFileMode(folder.Path, mode);

        (await LinesAsync(new ServerOptions())).Any(line => line.Contains("chmod 0700", StringComparison.Ordinal)).ShouldBe(isWarned);
    }

    [Fact]
    public async Task DatabaseFile_OfANewServer_IsItsOwnersAlone()
    {
        await using var app = Server.Build([KeyValuePair.Create<string, string?>("Data:Folder", folder.Path)]);
        app.Services.GetRequiredService<Database>().IsExclusive.ShouldBeTrue();

        var files = Directory.GetFiles(folder.Path, "twowaychat.db*");
        files.ShouldNotBeEmpty();
        files.ShouldAllBe(file => File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    public void Dispose() => folder.Dispose();

    private async Task<IReadOnlyList<string>> LinesAsync(ServerOptions server)
    {
        using var log = new CapturedLog();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        var data = Options.Create(new DataOptions { Folder = folder.Path });
        await new StartCheck(Options.Create(server), data, loggers.CreateLogger<StartCheck>()).StartAsync(CancellationToken.None);
        return log.Lines;
    }
}
