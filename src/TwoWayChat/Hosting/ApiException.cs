using Microsoft.AspNetCore.WebUtilities;

namespace TwoWayChat.Hosting;

/// <summary>A user's mistake, or a refusal: what the caller is told. Everything else that is thrown is a bug or an outage.</summary>
internal sealed class ApiException : Exception
{
    private ApiException(int status, Wording message, params IReadOnlyList<FieldError> errors)
        : base(message.ToString())
    {
        Status = status;
        Errors = errors;
        Wording = message;
    }

    /// <summary>HTTP status.</summary>
    public int Status { get; }

    /// <summary>The message with its values apart, for screens.</summary>
    public Wording Wording { get; }

    /// <summary>The single fields or rules to blame; empty where the message says it all.</summary>
    public IReadOnlyList<FieldError> Errors { get; } = [];

    /// <summary>Seconds for <c>Retry-After</c>, with 429 and 503.</summary>
    public int? RetryAfter { get; private init; }

    /// <summary>One more member of the answer, by its name on the wire, where a refusal hands over what the caller needs next.</summary>
    public (string Name, object Value)? More { get; private init; }

    /// <summary>The answer's <c>error</c> member: the reason phrase of HTTP.</summary>
    public string Reason => ReasonPhrases.GetReasonPhrase(Status);

    public static ApiException BadRequest(Wording message, params IReadOnlyList<FieldError> errors) => new(400, message, errors);

    /// <summary>400 for one field.</summary>
    public static ApiException Invalid(string field, string code, Wording message) =>
        new(400, "Request is not valid", new FieldError(field, code, message));

    public static ApiException Invalid(IReadOnlyList<FieldError> errors) => new(400, "Request is not valid", errors);

    public static ApiException BadCredentials() => new(401, "Bad credentials");

    public static ApiException AccessDenied(params IReadOnlyList<FieldError> errors) => new(403, "Access is denied", errors);

    /// <summary>404; the same words whether the thing is missing or another company's.</summary>
    public static ApiException NotFound(string what) => new(404, $"{what} not found");

    public static ApiException Conflict(Wording message, params IReadOnlyList<FieldError> errors) => new(409, message, errors);

    /// <summary>409 with one member more than others have: <paramref name="name"/> as it stands on the wire.</summary>
    public static ApiException Conflict(Wording message, FieldError error, string name, object value) =>
        new(409, message, error) { More = (name, value) };

    public static ApiException StaleVersion() => new(412, "It was changed by somebody else meanwhile");

    public static ApiException TooLarge(long limit) => new(413, $"Request body is larger than {limit} bytes");

    public static ApiException UnsupportedMediaType() => new(415, "Content-Type must be application/json, in UTF-8");

    /// <summary>415 for a body that is no JSON by intent, and not what it should be either.</summary>
    public static ApiException UnsupportedContent(Wording message) => new(415, message);

    /// <summary>410 for what was there, for a time that is over.</summary>
    public static ApiException Gone(Wording message) => new(410, message);

    /// <summary>410 with one member more than others have: <paramref name="name"/> as it stands on the wire.</summary>
    public static ApiException Gone(Wording message, FieldError error, string name, object value) => new(410, message, error) { More = (name, value) };

    public static ApiException KeyReused() => new(422, "Idempotency-Key was used with another request");

    /// <summary>422 for an id of the client's own that stands for something else already.</summary>
    public static ApiException Reused(string field, Wording message, Wording detail) => new(422, message, new FieldError(field, "REUSED", detail));

    public static ApiException TooManyRequests(Wording message, TimeSpan retryAfter) =>
        new(429, message) { RetryAfter = Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds)) };

    public static ApiException Unavailable() => new(503, "Temporarily unavailable") { RetryAfter = 1 };

    /// <summary>What the framework refused without words of its own.</summary>
    public static ApiException OfStatus(int status) => status switch
    {
        401 => BadCredentials(),
        403 => AccessDenied(),
        415 => UnsupportedMediaType(),
        500 => new(500, "Internal error"),
        _ => new(status, ReasonPhrases.GetReasonPhrase(status)),
    };
}
