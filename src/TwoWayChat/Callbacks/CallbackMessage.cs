using System.Globalization;
using System.Net;
using System.Reflection;

namespace TwoWayChat.Callbacks;

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
        message.Headers.TryAddWithoutValidation("webhook-id", request.WebhookId);
        message.Headers.TryAddWithoutValidation("webhook-timestamp", Text(timestamp));
        message.Headers.TryAddWithoutValidation(
            "webhook-signature", Signature.Compute(request.WebhookId, timestamp, request.Body.Span, request.Secrets));
    }

    private static void AddPosition(HttpRequestMessage message, CallbackRequest request)
    {
        message.Headers.TryAddWithoutValidation("chat-event-type", request.EventType);
        message.Headers.TryAddWithoutValidation("chat-attempt", Text(request.Attempt));
        if (request.SessionId is not null)
        {
            message.Headers.TryAddWithoutValidation("chat-session-id", request.SessionId);
        }

        if (request.Sequence is { } sequence)
        {
            message.Headers.TryAddWithoutValidation("chat-sequence", Text(sequence));
        }

        if (request.IsReplay)
        {
            message.Headers.TryAddWithoutValidation("chat-replay", "true");
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
