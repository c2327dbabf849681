using TwoWayChat.Web;

namespace TwoWayChat.Tests.Web;

public class SecurityHeadersTests
{
    [Theory]
    [InlineData("https", "chat.example.com", true)]
    [InlineData("http", "chat.example.com", false)]
    [InlineData("https", "localhost:8443", false)]
    [InlineData("https", "127.0.0.1:8443", false)]
    [InlineData("https", "[::1]:8443", false)]
    public async Task StrictTransport_ByAddress_IsAskedForOffLoopbackOnly(string scheme, string host, bool asked)
    {
        var context = new DefaultHttpContext { Request = { Scheme = scheme, Host = new HostString(host) } };

        await new SecurityHeaders(_ => Task.CompletedTask).InvokeAsync(context);

        context.Response.Headers.StrictTransportSecurity.ToString()
            .ShouldBe(asked ? "max-age=63072000" : "", "for this name alone, not for others of the domain");
    }
}
