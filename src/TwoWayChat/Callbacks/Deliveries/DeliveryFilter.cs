using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;

namespace TwoWayChat.Callbacks.Deliveries;

/// <summary>Which attempts of the delivery log are wanted; null leaves a condition out.</summary>
/// <param name="Outcome"><see cref="AnswerKind"/> in UPPER_CASE.</param>
/// <param name="Failed">Whether only what was not delivered is wanted.</param>
/// <param name="Status">The receiver's HTTP status.</param>
internal sealed record DeliveryFilter(string? SessionId, string? Type, string? Outcome, bool Failed, int? Status)
{
    private const string AnyFailure = "FAILED";
    private const int StatusDigits = 3;

    /// <summary>
    /// Reads <c>?sessionId=&amp;status=&amp;type=</c>; the status is an outcome, <c>FAILED</c> for all but <c>DELIVERED</c>, or an HTTP status.
    /// Throws a 400 for another one, for what is no id and what is no event type.
    /// </summary>
    public static DeliveryFilter Read(IQueryCollection query)
    {
        var type = Text(query, "type");
        if (type is not null && !EventTypes.All.Contains(type))
        {
            throw ApiException.Invalid("type", "UNKNOWN_EVENT_TYPE", "must be an event type");
        }

        var filter = new DeliveryFilter(QueryText.Id(query, "sessionId", "a session"), type, null, false, null);
        return Text(query, "status") is { } status ? filter.WithStatus(status) : filter;
    }

    private DeliveryFilter WithStatus(string status)
    {
        if (EnumText.TryParse<AnswerKind>(status, out var kind))
        {
            return this with { Outcome = status, Failed = kind != AnswerKind.Delivered };
        }

        if (status.Length == StatusDigits && status.All(char.IsAsciiDigit))
        {
            return this with { Status = int.Parse(status) };
        }

        return status == AnyFailure
            ? this with { Failed = true }
            : throw ApiException.Invalid("status", "UNKNOWN_STATUS", $"must be an HTTP status, {AnyFailure}, or one of {string.Join(", ", Outcomes())}");
    }

    private static IEnumerable<string> Outcomes() => Enum.GetValues<AnswerKind>().Select(EnumText.Of);

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
}
