namespace TwoWayChat.Callbacks.Wire;

/// <summary>The meaning of HTTP status codes for deliveries.</summary>
internal static class AnswerTable
{
    /// <param name="status">As the receiver sent it, even outside of 100 to 599.</param>
    /// <param name="saysWhen">Whether the answer has a usable <c>Retry-After</c>.</param>
    public static AnswerKind KindOf(int status, bool saysWhen) => status switch
    {
        >= 200 and <= 299 => AnswerKind.Delivered,
        429 => AnswerKind.Overload,
        503 when saysWhen => AnswerKind.Overload,
        >= 300 and <= 399 or 401 or 403 or 404 or 405 or 407 => AnswerKind.Misconfigured,
        410 => AnswerKind.Gone,
        400 or 413 or 415 or 422 => AnswerKind.Refused,
        _ => AnswerKind.EndpointTrouble,
    };
}
