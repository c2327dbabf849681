using System.Net;
using System.Net.Sockets;
using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Tests.Callbacks;

public sealed class CheckCallbackUrlTests
{
    [Theory]
    [InlineData("https://crm.example/callbacks?tenant=1", "https://crm.example/callbacks?tenant=1")]
    [InlineData("  HTTPS://CRM.example  ", "https://crm.example/")]
    [InlineData("https://crm.example:8443/x", "https://crm.example:8443/x")]
    [InlineData("https://crm.example:65535/", "https://crm.example:65535/")]
    [InlineData("https://münchen.example/", "https://münchen.example/")]
    [InlineData("https://8.8.8.8/", "https://8.8.8.8/")]
    [InlineData("https://[2606:4700::1111]:444/", "https://[2606:4700::1111]:444/")]
    public async Task Check_GoodUrl_PassesInCanonicalForm(string text, string canonical)
    {
        var result = await CheckAsync(text);
        result.Code.ShouldBeNull();
        result.Message.ShouldBeNull();
        result.Url.ShouldNotBeNull().ToString().ShouldBe(canonical);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("crm.example")]
    [InlineData("/callbacks")]
    [InlineData("//crm.example/")]
    [InlineData("ftp://crm.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://")]
    [InlineData("https:///callbacks")]
    [InlineData("https://crm example/")]
    [InlineData("https://crm.example:0/")]
    [InlineData("https://crm.example:65536/")]
    [InlineData("https://[::1")]
    [InlineData("https://[fe80::1%25eth0]/")]
    public async Task Check_NoWebUrl_IsInvalid(string? text) => (await CheckAsync(text)).Code.ShouldBe("INVALID_URL");

    [Fact]
    public async Task Check_Length_EndsAt2048()
    {
        const string start = "https://crm.example/";
        (await CheckAsync(start + new string('a', 2048 - start.Length))).Code.ShouldBeNull();
        (await CheckAsync(start + new string('a', 2049 - start.Length))).Code.ShouldBe("INVALID_URL");
    }

    [Theory]
    [InlineData("https://user:secret@crm.example/", "CREDENTIALS_IN_URL")]
    [InlineData("https://user@crm.example/", "CREDENTIALS_IN_URL")]
    [InlineData("https://crm.example/#part", "FRAGMENT_IN_URL")]
    [InlineData("https://crm.example/#", "FRAGMENT_IN_URL")]
    [InlineData("https://crm.example:22/", "PORT_NOT_ALLOWED")]
    [InlineData("https://crm.example:25/", "PORT_NOT_ALLOWED")]
    [InlineData("https://crm.example:6379/", "PORT_NOT_ALLOWED")]
    public async Task Check_ForbiddenPart_HasItsOwnCode(string text, string code) => (await CheckAsync(text)).Code.ShouldBe(code);

    [Fact]
    public async Task Check_PlainHttp_NeedsTheSetting()
    {
        (await CheckAsync("http://crm.example/")).Code.ShouldBe("HTTPS_REQUIRED");
        (await CheckAsync("http://crm.example/", new CallbackOptions { AllowHttp = true })).Code.ShouldBeNull();
    }

    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.0.0.1/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://[::ffff:7f00:1]/")]
    [InlineData("https://[64:ff9b::7f00:1]/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://internal.example/")]
    [InlineData("https://mixed.example/")]
    public async Task Check_AddressNotPublic_IsRefused(string text)
    {
        var result = await CheckAsync(text);
        result.Code.ShouldBe("ADDRESS_NOT_ALLOWED");
        result.Url.ShouldBeNull();
        result.Message.ShouldNotBeNull().ShouldContain("points to");
    }

    [Fact]
    public async Task Check_NameOfPrivateAddress_DoesNotTellTheAddress() =>
        (await CheckAsync("https://internal.example/")).Message.ShouldBe("internal.example points to a private address, where callbacks may not go.");

    [Theory]
    [InlineData("https://missing.example/")]
    [InlineData("https://empty.example/")]
    public async Task Check_NameWithoutAddress_IsNotResolved(string text) => (await CheckAsync(text)).Code.ShouldBe("NAME_NOT_RESOLVED");

    [Fact]
    public async Task Check_BehindProxy_LeavesNamesToTheProxy()
    {
        var options = new CallbackOptions { Proxy = new Uri("http://proxy.example:3128") };
        (await CheckAsync("https://missing.example/", options)).Code.ShouldBeNull();
        (await CheckAsync("https://10.0.0.1/", options)).Code.ShouldBe("ADDRESS_NOT_ALLOWED");
    }

    private static Task<CallbackUrlResult> CheckAsync(string? text, CallbackOptions? options = null)
    {
        options ??= new CallbackOptions();
        var lookup = new AddressLookup(new AddressPolicy(options), ResolveAsync, TimeProvider.System);
        return new CheckCallbackUrl(lookup, options).CheckAsync(text, TestContext.Current.CancellationToken);
    }

    private static Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => host switch
    {
        "crm.example" or "xn--mnchen-3ya.example" => Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8"), IPAddress.Parse("2606:4700::1111")]),
        "mixed.example" => Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8"), IPAddress.Parse("10.0.0.1")]),
        "internal.example" => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.1.2.3")]),
        "empty.example" => Task.FromResult<IPAddress[]>([]),
        _ => Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound)),
    };
}
