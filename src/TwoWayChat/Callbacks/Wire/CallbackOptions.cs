namespace TwoWayChat.Callbacks.Wire;

/// <summary>Settings of the section <c>Callbacks</c> that concern the network.</summary>
internal sealed class CallbackOptions
{
    public const string Section = "Callbacks";

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly string[] ProxySchemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, "socks5"];

    /// <summary>Time for one attempt as a whole: name look-up, connect, TLS, headers and body of the answer.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Time for a new connection to become usable (name look-up, TCP, TLS), within <see cref="Deadline"/>.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Networks (CIDR, or a single address) that may be called although they are not public. A name is called only if all its addresses
    /// may be, so a demo on <c>localhost</c> lists <c>127.0.0.0/8</c> and <c>::1/128</c>. Metadata addresses of clouds stay refused.
    /// </summary>
    public IReadOnlyList<string> AllowedNetworks { get; set; } = [];

    /// <summary>Whether callback URLs may be plain <c>http</c>.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>
    /// Egress proxy (<c>http</c>, <c>https</c> or <c>socks5</c>; credentials in the URI), or null for direct connections.
    /// Behind a proxy we never see the receiver's address, so the proxy has to refuse internal names; literal addresses are still checked here.
    /// </summary>
    public Uri? Proxy { get; set; }

    /// <summary>What is wrong with the settings; each message names its key.</summary>
    public IEnumerable<string> Problems()
    {
        if (!IsSensible(Deadline))
        {
            yield return Duration(nameof(Deadline), Deadline);
        }

        if (!IsSensible(ConnectTimeout))
        {
            yield return Duration(nameof(ConnectTimeout), ConnectTimeout);
        }

        for (var i = 0; i < AllowedNetworks.Count; i++)
        {
            if (!AddressBlock.TryParse(AllowedNetworks[i], out _))
            {
                yield return $"Callbacks:AllowedNetworks:{i} must be a network such as 10.0.0.0/8 or fd00::/8, or one address; it is '{AllowedNetworks[i]}'.";
            }
        }

        if (Proxy is { } proxy && !(proxy.IsAbsoluteUri && ProxySchemes.Contains(proxy.Scheme)))
        {
            yield return "Callbacks:Proxy must be an absolute http, https or socks5 URI such as http://proxy.example:3128, or be left out.";
        }
    }

    private static bool IsSensible(TimeSpan value) => value >= Shortest && value <= Longest;

    private static string Duration(string key, TimeSpan value) => $"Callbacks:{key} must be from 00:00:00.1 to 00:02:00; it is '{value}'.";
}
