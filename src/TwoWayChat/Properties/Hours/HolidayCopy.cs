using System.Text.Json;
using TwoWayChat.Events;

namespace TwoWayChat.Properties.Hours;

/// <summary>What copying the holidays of a property does to the hours of another: dates that it has not are added, those that it has take what they are copied from.</summary>
internal sealed record HolidayCopy
{
    public required BusinessHours Target { get; init; }

    /// <summary>Dates that the target had not.</summary>
    public required IReadOnlyList<ExceptionDay> Added { get; init; }

    /// <summary>Dates that the target had with another name or other times; as they are copied.</summary>
    public required IReadOnlyList<ExceptionDay> Changed { get; init; }

    /// <summary>The time zone that the target gets: where nobody has set its hours yet, it would go by UTC. Null where its own stays.</summary>
    public string? Zone { get; init; }

    public bool ChangesAnything => Added.Count + Changed.Count > 0;

    /// <summary>The target's dates with the copied ones among them, by date.</summary>
    public IReadOnlyList<ExceptionDay> Dates
    {
        get
        {
            var copied = Added.Concat(Changed).ToList();
            return [.. Target.ExceptionDays().ExceptBy(copied.Select(day => day.Date), day => day.Date).Concat(copied).OrderBy(day => day.Date, StringComparer.Ordinal)];
        }
    }

    /// <summary>The target as it stands afterwards.</summary>
    public BusinessHours Result => Target with
    {
        TimeZone = Zone ?? Target.TimeZone,
        Exceptions = JsonSerializer.Serialize(Dates, WireJson.Options),
        Version = Target.Version + 1,
    };

    /// <summary>The copy of what comes on <paramref name="today"/> (<c>yyyy-MM-dd</c>) or later: what is over concerns nobody.</summary>
    public static HolidayCopy Of(BusinessHours source, BusinessHours target, string today)
    {
        var known = target.ExceptionDays().ToDictionary(day => day.Date!, Written);
        var coming = Coming(source, today);
        return new HolidayCopy
        {
            Target = target,
            Added = [.. coming.Where(day => !known.ContainsKey(day.Date!))],
            Changed = [.. coming.Where(day => known.TryGetValue(day.Date!, out var written) && written != Written(day))],
            Zone = target.Version == 0 && source.TimeZone != target.TimeZone ? source.TimeZone : null,
        };
    }

    /// <summary>The dates that are copied.</summary>
    public static IReadOnlyList<ExceptionDay> Coming(BusinessHours source, string today) =>
        [.. source.ExceptionDays().Where(day => string.CompareOrdinal(day.Date, today) >= 0)];

    private static string Written(ExceptionDay day) => JsonSerializer.Serialize(day with { Open = day.Open ?? [] }, WireJson.Options);
}
