using CsCheck;
using NodaTime;
using TwoWayChat.Properties.Hours;

namespace TwoWayChat.Tests.Properties.Hours;

/// <summary>Any hours, around the changes of the clock of many zones, against somebody who looks at the clock every minute.</summary>
public class OpeningHoursPropertyTests
{
    private const int Days = 16;

    /// <summary>By an hour and half an hour, at midnight and at night, north and south, backwards in summer, and a day that never was (Apia, 2011).</summary>
    private static readonly (string Zone, LocalDate Change)[] Changes =
    [
        ("Europe/Berlin", new(2026, 3, 29)), ("Europe/Berlin", new(2026, 10, 25)), ("America/New_York", new(2026, 3, 8)),
        ("America/New_York", new(2026, 11, 1)),
        ("America/Sao_Paulo", new(2018, 11, 4)), ("America/Sao_Paulo", new(2018, 2, 18)), ("Australia/Lord_Howe", new(2026, 4, 5)),
        ("Australia/Lord_Howe", new(2026, 10, 4)), ("America/Havana", new(2026, 11, 1)), ("Africa/Casablanca", new(2026, 2, 15)),
        ("Africa/Casablanca", new(2026, 3, 22)),
        ("Europe/Dublin", new(2026, 10, 25)), ("Asia/Beirut", new(2026, 3, 29)), ("Pacific/Apia", new(2011, 12, 30)),
        ("Asia/Kolkata", new(2026, 6, 15)), ("Etc/UTC", new(2026, 1, 1)),
    ];

    private static readonly Gen<IReadOnlyList<OpenTimes>> DayGen =
        Gen.Select(Gen.Int[0, 95], Gen.Int[1, 96], (from, length) => new OpenTimes(from * 15, (from + length) * 15))
        .Array[0, 3].Select(IReadOnlyList<OpenTimes> (times) => Apart(times));

    private static readonly Gen<Case> Cases =
        from change in Gen.OneOf(Changes.Select(Gen.Const).ToArray())
        from always in Gen.Int[0, 5]
        from week in DayGen.Array[7]
        from exceptions in Gen.Select(Gen.Int[-3, 8], DayGen).Array[0, 4]
        select new Case(change.Zone, change.Change, always == 0 ? null : week, exceptions);

    [Fact]
    public void Hours_AroundChangesOfTheClock_AreWhatTheClockShows() => Cases.Sample(
        one =>
        {
            var (hours, clock) = one.Open();
            for (var minute = 0; minute < clock.Minutes; minute += 5)
            {
                var at = clock.Start + Duration.FromMinutes(minute);
                hours.IsOpenAt(at).ShouldBe(clock.IsOpenAt(minute), $"{one} at {at.InZone(hours.Zone)}");
            }
        },
        iter: 60);

    [Fact]
    public void NextChange_FromAnyMinute_IsTheFirstThatTheClockShows() => Gen.Select(Cases, Gen.Int[0, Days * OpenTimes.Day - 1].Array[20]).Sample(
        (one, minutes) =>
        {
            var (hours, clock) = one.Open();
            foreach (var minute in minutes)
            {
                var found = hours.NextChangeAfter(clock.Start + Duration.FromMinutes(minute));
                if (clock.ChangeAfter(minute) is { } expected)
                {
                    found.ShouldBe(clock.Start + Duration.FromMinutes(expected), $"{one} after minute {minute}");
                }
                else if (found is { } later)
                {
                    later.ShouldBeGreaterThanOrEqualTo(clock.Start + Duration.FromMinutes(clock.Minutes), $"{one} after minute {minute}");
                }
            }
        },
        iter: 60);

    [Fact]
    public void OpenMinutes_BetweenAnyTwo_AreThoseThatTheClockShows() =>
        Gen.Select(Cases, Gen.Int[0, Days * OpenTimes.Day].Array[2].Array[20], Gen.Int[1, 3000]).Sample(
            (one, pairs, count) =>
            {
                var (hours, clock) = one.Open();
                foreach (var pair in pairs)
                {
                    var (from, until) = (clock.Start + Duration.FromMinutes(pair.Min()), clock.Start + Duration.FromMinutes(pair.Max()));
                    hours.OpenDurationBetween(from, until).ShouldBe(Duration.FromMinutes(clock.OpenBetween(pair.Min(), pair.Max())), $"{one} {from} {until}");
                    hours.OpenDurationBetween(until, from).ShouldBe(Duration.Zero);
                    if (clock.AfterOpen(pair.Min(), count) is { } expected)
                    {
                        hours.InstantAfterOpenMinutes(from, count).ShouldBe(clock.Start + Duration.FromMinutes(expected), $"{one} {from} {count}");
                    }
                }
            },
            iter: 60);

    private static List<OpenTimes> Apart(OpenTimes[] times)
    {
        var apart = new List<OpenTimes>();
        foreach (var one in times.OrderBy(one => one.From).Where(one => apart.Count == 0 || apart[^1].Until <= one.From))
        {
            apart.Add(one);
        }

        return apart;
    }

    private sealed record Case(string Zone, LocalDate Change, IReadOnlyList<OpenTimes>[]? Week, (int Day, IReadOnlyList<OpenTimes> Times)[] Exceptions)
    {
        public (OpeningHours Hours, WallClock Clock) Open()
        {
            var zone = DateTimeZoneProviders.Tzdb[Zone];
            var exceptions = Exceptions.GroupBy(one => one.Day).ToDictionary(group => Change.PlusDays(group.Key), group => group.First().Times);
            var week = Week?.Select((times, index) => (times, index)).ToDictionary(day => (IsoDayOfWeek)(day.index + 1), day => day.times);
            var start = zone.AtStartOfDay(Change.PlusDays(-Days / 2)).ToInstant();
            var clock = new WallClock(
                zone,
                date => exceptions.TryGetValue(date, out var times) ? times : week?[date.DayOfWeek] ?? [OpenTimes.AllDay],
                start,
                Days * OpenTimes.Day);
            return (new OpeningHours(zone, week, exceptions), clock);
        }
    }
}
