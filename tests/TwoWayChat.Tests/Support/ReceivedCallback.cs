using System.Text;
using System.Text.Json.Nodes;

namespace TwoWayChat.Tests.Support;

/// <summary>A request as the receiver got it.</summary>
/// <param name="Number">From 1, in order of arrival.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Headers">As sent; names without case.</param>
/// <param name="Body">Raw bytes, as a signature covers them.</param>
/// <param name="Connection">Id of the TCP connection it came by.</param>
internal sealed record ReceivedCallback(
    int Number, string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body, string Connection)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>A header's value; null where it was not sent.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
