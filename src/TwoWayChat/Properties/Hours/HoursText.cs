using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace TwoWayChat.Properties.Hours;

/// <summary>Times and dates of business hours as they are written.</summary>
internal static class HoursText
{
    private const string Midnight = "24:00";

    private static readonly LocalDatePattern DatePattern = LocalDatePattern.Iso;

    /// <summary>Minutes after midnight; null for what is no <c>HH:mm</c>. <c>24:00</c> is the end of a day.</summary>
    public static int? Minutes(string? text) => text switch
    {
        Midnight => OpenTimes.Day,
        { Length: Times.Length } when TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) =>
            (time.Hour * 60) + time.Minute,
        _ => null,
    };

    public static LocalDate? Date(string? text) => DatePattern.Parse(text ?? "") is { Success: true, Value: var date } ? date : null;

    public static string Of(LocalDate date) => DatePattern.Format(date);

    /// <summary>The times, which are known to be right.</summary>
    public static OpenTimes Read(Times times)
    {
        var from = Minutes(times.From)!.Value;
        var to = Minutes(times.To)!.Value;
        return new OpenTimes(from, to > from ? to : to + OpenTimes.Day);
    }
}
