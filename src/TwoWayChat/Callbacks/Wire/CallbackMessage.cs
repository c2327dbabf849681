using System.Globalization;
using System.Net;
using System.Reflection;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>Builds the HTTP request of one attempt.</summary>
internal static class CallbackMessage
{
    // The part of the version before + ; the build behind it is nobody's business.
    private static readonly string UserAgent = "TwoWayChat/" + (typeof(CallbackMessage).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0");

    /// <param name="request">What to send.</param>
    /// <param name="now">The time of this attempt, which goes into timestamp and signature.</param>
    public static HttpRequestMessage Of(CallbackRequest request, DateTimeOffset now)
    {
        var content = new ReadOnlyMemoryContent(request.Body);
        content.Headers.TryAddWithoutValidation("content-type", "application/json");
        var message = new HttpRequestMessage(HttpMethod.Post, request.Url)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = content,
        };
        message.Headers.TryAddWithoutValidation("user-agent", UserAgent);
        if (request.Credentials is not null)
        {
            message.Headers.TryAddWithoutValidation("authorization", request.Credentials.Authorization);
        }

        AddSignature(message, request, now.ToUnixTimeSeconds());
        AddPosition(message, request);
        return message;
    }

    private static void AddSignature(HttpRequestMessage message, CallbackRequest request, long timestamp)
    {
        message.Headers.TryAddWithoutValidation(CallbackHeaders.Id, request.WebhookId);
        message.Headers.TryAddWithoutValidation(CallbackHeaders.Timestamp, Text(timestamp));
        message.Headers.TryAddWithoutValidation(
            CallbackHeaders.Signature, Signature.Compute(request.WebhookId, timestamp, request.Body.Span, request.Secrets));
    }

    private static void AddPosition(HttpRequestMessage message, CallbackRequest request)
    {
        foreach (var (name, value) in CallbackHeaders.Position(request.EventType, request.Attempt, request.SessionId, request.Sequence, request.IsReplay))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
