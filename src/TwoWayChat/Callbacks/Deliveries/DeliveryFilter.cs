using System.Globalization;
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

    /// <summary>Only attempts at events of this chat, its messages' among them, as far as the log still holds those.</summary>
    public string? ChatId { get; init; }

    /// <summary>Only attempts at this event.</summary>
    public string? EventId { get; init; }

    /// <summary>Only attempts at the event with this place in the log.</summary>
    public long? Sequence { get; init; }

    /// <summary>Only attempts that started then or later, epoch milliseconds.</summary>
    public long? From { get; init; }

    /// <summary>Only attempts that started before then.</summary>
    public long? To { get; init; }

    /// <summary>
    /// Reads <c>?sessionId=&amp;chatId=&amp;eventId=&amp;sequence=&amp;status=&amp;type=&amp;from=&amp;to=</c>; the status is an outcome, <c>FAILED</c> for all
    /// but <c>DELIVERED</c>, or an HTTP status. Throws a 400 for another one, for what is no id, no sequence, no event type and no time.
    /// </summary>
    public static DeliveryFilter Read(IQueryCollection query)
    {
        var type = Text(query, "type");
        if (type is not null && !EventTypes.All.Contains(type))
        {
            throw ApiException.Invalid("type", "UNKNOWN_EVENT_TYPE", "must be an event type");
        }

        var filter = new DeliveryFilter(QueryText.Id(query, "sessionId", "a session"), type, null, false, null)
        {
            ChatId = QueryText.Id(query, "chatId", "a chat"),
            EventId = QueryText.Id(query, "eventId", "an event"),
            Sequence = Number(query, "sequence", long.MaxValue, "must be a sequence"),
            From = Moment(query, "from"),
            To = Moment(query, "to"),
        };
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

    private static long? Moment(IQueryCollection query, string name) =>
        Number(query, name, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds(), "must be a time in epoch milliseconds");

    private static long? Number(IQueryCollection query, string name, long most, string rule) => Text(query, name) is not { } text
        ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw ApiException.Invalid(name, "INVALID_VALUE", rule);

    private static IEnumerable<string> Outcomes() => Enum.GetValues<AnswerKind>().Select(EnumText.Of);

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
}
