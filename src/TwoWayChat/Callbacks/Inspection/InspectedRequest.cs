using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Callbacks.Inspection;

/// <summary>A request as it came in, its signature checked.</summary>
/// <param name="ReceivedAt">Epoch milliseconds.</param>
/// <param name="Headers">As sent; credentials without the password.</param>
/// <param name="Body">The body as text.</param>
internal sealed record InspectedRequest(
    long ReceivedAt, IReadOnlyDictionary<string, string> Headers, string Body, InspectedEnvelope Envelope, SignatureVerdict Signature)
{
    /// <summary>The same for every attempt at the same event for the same session.</summary>
    public string? WebhookId => Headers.GetValueOrDefault(CallbackHeaders.Id);

    public bool IsReplay => Headers.ContainsKey(CallbackHeaders.Replay);
}
