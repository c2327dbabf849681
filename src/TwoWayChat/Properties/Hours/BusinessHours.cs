using System.Text.Json;
using NodaTime;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Properties.Hours;

/// <summary>A property's hours and what goes by them, as its row; open day and night until somebody sets them.</summary>
internal sealed record BusinessHours
{
    /// <summary>The zone of hours that nobody has set.</summary>
    public const string DefaultZone = "Etc/UTC";

    public required string CompanyId { get; init; }

    public required string CompanyName { get; init; }

    public required string PropertyId { get; init; }

    public required string PropertyName { get; init; }

    /// <summary>IANA name.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Day and night, but for the exceptions.</summary>
    public required bool AlwaysOpen { get; init; }

    /// <summary>JSON of <see cref="DayTimes"/>.</summary>
    public required string Week { get; init; }

    /// <summary>JSON of <see cref="ExceptionDay"/>.</summary>
    public required string Exceptions { get; init; }

    /// <summary>With fields; null for none.</summary>
    public string? AwayReply { get; init; }

    /// <summary>Open minutes; null for no alerts.</summary>
    public long? UnansweredMinutes { get; init; }

    /// <summary>Text of <see cref="Hours.Reassign"/>.</summary>
    public required string UnansweredReassign { get; init; }

    /// <summary>0 until somebody sets them.</summary>
    public required long Version { get; init; }

    /// <summary>Whether it was open when that was last told.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>When it opens or closes next, epoch milliseconds; null for never.</summary>
    public long? HoursChangeAt { get; init; }

    public NamedRef Company => new(CompanyId, CompanyName);

    public NamedRef Property => new(PropertyId, PropertyName);

    public IReadOnlyList<DayTimes> WeekTimes() => JsonSerializer.Deserialize<IReadOnlyList<DayTimes>>(Week, WireJson.Options)!;

    public IReadOnlyList<ExceptionDay> ExceptionDays() => JsonSerializer.Deserialize<IReadOnlyList<ExceptionDay>>(Exceptions, WireJson.Options)!;

    public Reassign Reassign() => EnumText.Parse<Reassign>(UnansweredReassign);

    /// <summary>The hours to reckon with.</summary>
    public OpeningHours Opening()
    {
        if (Version == 0)
        {
            return OpeningHours.Always;
        }

        var week = WeekTimes().GroupBy(times => times.IsoDay())
            .ToDictionary(day => day.Key, IReadOnlyList<OpenTimes> (day) => [.. day.Select(times => HoursText.Read(times.Times()))]);
        var exceptions = ExceptionDays().ToDictionary(
            day => HoursText.Date(day.Date)!.Value, IReadOnlyList<OpenTimes> (day) => [.. (day.Open ?? []).Select(HoursText.Read)]);
        return new OpeningHours(DateTimeZoneProviders.Tzdb[TimeZone], AlwaysOpen ? null : week, exceptions);
    }

    /// <summary>Name of the exception on that date; null where there is none, or none with a name.</summary>
    public string? HolidayOn(LocalDate date) => ExceptionDays().FirstOrDefault(day => day.Date == HoursText.Of(date))?.Name;
}
