using NodaTime;
using NodaTime.Text;
using TwoWayChat.Properties.Hours;

namespace TwoWayChat.Tests.Properties.Hours;

public class OpeningHoursTests
{
    private static readonly IReadOnlyDictionary<LocalDate, IReadOnlyList<OpenTimes>> NoExceptions = new Dictionary<LocalDate, IReadOnlyList<OpenTimes>>();

    [Fact]
    public void Always_AtAnyTime_IsOpenAndNeverChanges()
    {
        var at = At("2026-03-29T01:30:00");

        OpeningHours.Always.IsOpenAt(at).ShouldBeTrue();
        OpeningHours.Always.NextChangeAfter(at).ShouldBeNull();
        OpeningHours.Always.OpenDurationBetween(at, at + Duration.FromDays(3)).ShouldBe(Duration.FromDays(3));
        OpeningHours.Always.InstantAfterOpenMinutes(at, 90).ShouldBe(at + Duration.FromMinutes(90));
    }

    [Fact]
    public void Never_AtAnyTime_IsClosedAndNeverChanges()
    {
        var never = Berlin([]);

        never.IsOpenAt(At("2026-03-29T01:30:00")).ShouldBeFalse();
        never.NextChangeAfter(At("2026-03-29T01:30:00")).ShouldBeNull();
        never.InstantAfterOpenMinutes(At("2026-03-29T01:30:00"), 1).ShouldBeNull();
    }

    /// <summary>Berlin goes from 02:00 to 03:00 on 29 March 2026 and from 03:00 back to 02:00 on 25 October.</summary>
    [Theory]
    [InlineData("2026-03-29T00:59:00", false)]
    [InlineData("2026-03-29T01:00:00", false)]
    [InlineData("2026-10-25T00:14:00", false)]
    [InlineData("2026-10-25T00:15:00", true)]
    [InlineData("2026-10-25T00:45:00", false)]
    [InlineData("2026-10-25T01:20:00", false)]
    public void Time_InTheHourOfTheChange_IsSkippedInSpringAndComesOnceInAutumn(string utc, bool open) =>
        Berlin([new(135, 165)]).IsOpenAt(At(utc)).ShouldBe(open); // 02:15 to 02:45

    [Fact]
    public void Week_OverTheChangeOfTheClock_OpensByTheWall()
    {
        var hours = Berlin([new(540, 1020)]); // 09:00 to 17:00

        hours.NextChangeAfter(At("2026-03-28T23:00:00")).ShouldBe(At("2026-03-29T07:00:00"));
        hours.NextChangeAfter(At("2026-03-27T23:00:00")).ShouldBe(At("2026-03-28T08:00:00"));
        hours.OpenDurationBetween(At("2026-10-24T00:00:00"), At("2026-10-26T00:00:00")).ShouldBe(Duration.FromHours(16));
    }

    [Fact]
    public void Night_BeforeAHoliday_RunsOnToItsEnd()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var week = Enum.GetValues<IsoDayOfWeek>().Skip(1).ToDictionary(day => day, IReadOnlyList<OpenTimes> (_) => [new(1320, 1560)]); // 22:00 to 02:00
        var hours = new OpeningHours(zone, week, new Dictionary<LocalDate, IReadOnlyList<OpenTimes>> { [new(2026, 12, 25)] = [] });

        hours.IsOpenAt(At("2026-12-25T00:30:00")).ShouldBeTrue();
        hours.NextChangeAfter(At("2026-12-25T00:30:00")).ShouldBe(At("2026-12-25T01:00:00"));
        hours.NextChangeAfter(At("2026-12-25T01:00:00")).ShouldBe(At("2026-12-26T21:00:00"));
    }

    [Fact]
    public void NextChange_BeyondAFarException_IsFound()
    {
        var hours = new OpeningHours(
            DateTimeZone.Utc, null, new Dictionary<LocalDate, IReadOnlyList<OpenTimes>> { [new(2029, 1, 1)] = [new(600, 660)] });

        hours.NextChangeAfter(At("2026-11-22T12:00:00")).ShouldBe(At("2029-01-01T00:00:00"));
        hours.NextChangeAfter(At("2029-01-01T10:30:00")).ShouldBe(At("2029-01-01T11:00:00"));
        hours.NextChangeAfter(At("2029-01-02T00:00:00")).ShouldBeNull();
    }

    [Fact]
    public void OneMinuteAWeek_ForADaysWorth_IsReckonedThroughTheYears()
    {
        var week = new Dictionary<IsoDayOfWeek, IReadOnlyList<OpenTimes>> { [IsoDayOfWeek.Monday] = [new(0, 1)] };
        var hours = new OpeningHours(DateTimeZone.Utc, week, NoExceptions);

        hours.InstantAfterOpenMinutes(At("2026-01-05T00:00:00"), 1440).ShouldBe(At("2026-01-05T00:01:00") + Duration.FromDays(7 * 1439));
    }

    private static OpeningHours Berlin(IReadOnlyList<OpenTimes> everyDay) => new(
        DateTimeZoneProviders.Tzdb["Europe/Berlin"],
        Enum.GetValues<IsoDayOfWeek>().Skip(1).ToDictionary(day => day, _ => everyDay),
        NoExceptions);

    private static Instant At(string utc) => InstantPattern.ExtendedIso.Parse(utc + "Z").Value;
}
