using TwoWayChat.Hosting;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Hosting;

public class ServerOptionsTests
{
    [Theory]
    [InlineData("PublicUrl", "https://chat.example.com", true)]
    [InlineData("PublicUrl", "http://10.0.0.1:8080/chat", true)]
    [InlineData("PublicUrl", "chat.example.com:8443", false)]
    [InlineData("PublicUrl", "chat.example.com", false)]
    [InlineData("PublicUrl", "ftp://chat.example.com", false)]
    [InlineData("PublicUrl", "https:/chat.example.com/", false)]
    [InlineData("OtlpEndpoint", "http://127.0.0.1:4317", true)]
    [InlineData("OtlpEndpoint", "collector:4317", false)]
    [InlineData("OtlpEndpoint", "//", false)]
    [InlineData("Http", "127.0.0.1:8080", true)]
    [InlineData("Http", "127.0.0.1:0", true)]
    [InlineData("Http", "[::1]:8080", true)]
    [InlineData("Http", "[::1]:0", true)]
    [InlineData("Http", "127.0.0.1", false)]
    [InlineData("Http", "::0", false)]
    [InlineData("Http", "8080", false)]
    [InlineData("Https", "localhost:8443", false)]
    public void Setting_ThatWouldMeanSomethingElse_IsRefusedByItsKey(string name, string value, bool isTaken)
    {
        var options = new ServerOptions();
        typeof(ServerOptions).GetProperty(name)!.SetValue(options, value);

        var problems = options.Problems().ToList();

        if (isTaken)
        {
            problems.ShouldBeEmpty();
        }
        else
        {
            problems.ShouldHaveSingleItem().ShouldStartWith($"Server:{name} must be ");
        }
    }

    [Theory]
    [InlineData("chat.internal", true)]
    [InlineData("[::1]", true)]
    [InlineData("chat.internal:8080", false)]
    [InlineData("http://chat.internal", false)]
    public void AllowedHost_ThatNoRequestWouldName_IsRefused(string host, bool isTaken)
    {
        var options = new ServerOptions();
        options.AllowedHosts.Add(host);

        options.Problems().ShouldBe(isTaken ? [] : [$"Server:AllowedHosts must hold names or addresses without a port, not '{host}'"]);
    }

    /// <summary>A collector that is named wrongly is told like every other setting.</summary>
    [Fact]
    public void Server_WithAWrongCollector_SaysWhichSettingItIs()
    {
        using var folder = new TestFolder();
        KeyValuePair<string, string?>[] settings =
        [
            KeyValuePair.Create<string, string?>("Data:Folder", folder.Path),
            KeyValuePair.Create<string, string?>("Server:Http", "127.0.0.1:0"),
            KeyValuePair.Create<string, string?>("Server:OtlpEndpoint", "collector"),
        ];

        var error = Should.Throw<Microsoft.Extensions.Options.OptionsValidationException>(() => Server.Build(settings));

        error.Message.ShouldContain("Server:OtlpEndpoint");
    }
}
