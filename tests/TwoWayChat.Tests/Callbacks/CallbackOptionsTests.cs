using Microsoft.Extensions.Configuration;
using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Tests.Callbacks;

public sealed class CallbackOptionsTests
{
    [Fact]
    public void Validate_Defaults_Passes() => Validate(new CallbackOptions()).ShouldBeEmpty();

    [Theory]
    [InlineData("10.0.0.0/8")]
    [InlineData("10.0.0.7/8")]
    [InlineData("127.0.0.1")]
    [InlineData("fd00::/8")]
    [InlineData("::1")]
    public void Validate_Network_Passes(string network) => Validate(new CallbackOptions { AllowedNetworks = [network] }).ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("intranet")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("10/8")]
    [InlineData("010.0.0.0/8")]
    [InlineData("10.0.0.0-10.0.0.9")]
    [InlineData("fe80::1%3/128")]
    public void Validate_NoNetwork_NamesKeyAndPlace(string network) =>
        Validate(new CallbackOptions { AllowedNetworks = ["127.0.0.1", network] }).ShouldHaveSingleItem().ShouldStartWith("Callbacks:AllowedNetworks:1 ");

    [Fact]
    public void Validate_DurationsOutOfRange_NamesBothKeys()
    {
        var faults = Validate(new CallbackOptions { Deadline = TimeSpan.Zero, ConnectTimeout = TimeSpan.FromHours(1) });
        faults.Count.ShouldBe(2);
        faults[0].ShouldStartWith("Callbacks:Deadline ");
        faults[1].ShouldStartWith("Callbacks:ConnectTimeout ");
    }

    [Theory]
    [InlineData("http://proxy.example:3128", true)]
    [InlineData("https://user:pass@proxy.example", true)]
    [InlineData("socks5://10.0.0.1:1080", true)]
    [InlineData("proxy.example:3128", false)]
    [InlineData("ftp://proxy.example", false)]
    [InlineData("proxy", false)]
    public void Validate_Proxy_TakesProxySchemesOnly(string proxy, bool passes)
    {
        var faults = Validate(new CallbackOptions { Proxy = new Uri(proxy, UriKind.RelativeOrAbsolute) });
        if (passes)
        {
            faults.ShouldBeEmpty();
        }
        else
        {
            faults.ShouldHaveSingleItem().ShouldStartWith("Callbacks:Proxy ");
        }
    }

    [Fact]
    public void Options_FromConfiguration_BindEveryKey()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Callbacks:Deadline"] = "00:00:07",
            ["Callbacks:ConnectTimeout"] = "00:00:02",
            ["Callbacks:AllowedNetworks:0"] = "127.0.0.0/8",
            ["Callbacks:AllowHttp"] = "true",
            ["Callbacks:Proxy"] = "http://proxy.example:3128",
        }).Build();

        var options = configuration.GetSection(CallbackOptions.Section).Get<CallbackOptions>().ShouldNotBeNull();

        options.Deadline.ShouldBe(TimeSpan.FromSeconds(7));
        options.ConnectTimeout.ShouldBe(TimeSpan.FromSeconds(2));
        options.AllowedNetworks.ShouldBe(["127.0.0.0/8"]);
        options.AllowHttp.ShouldBeTrue();
        options.Proxy.ShouldBe(new Uri("http://proxy.example:3128"));
    }

    private static List<string> Validate(CallbackOptions options) => [.. options.Problems()];
}
