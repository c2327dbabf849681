using TwoWayChat.Properties.Hours;
using TwoWayChat.Properties.Hours.Ui;

namespace TwoWayChat.Tests.Properties.Hours;

public class HoursFormTests
{
    private static readonly BusinessHours Hours = new()
    {
        CompanyId = "c",
        CompanyName = "acme",
        PropertyId = "p",
        PropertyName = "Billing",
        TimeZone = "Europe/Berlin",
        AlwaysOpen = false,
        Week = """
            [{"day":"TUESDAY","from":"13:00","to":"24:00"},{"day":"MONDAY","from":"08:00","to":"12:00"},{"day":"TUESDAY","from":"08:00","to":"12:00"},
             {"day":"WEDNESDAY","from":"08:00","to":"12:00"},{"day":"SATURDAY","from":"22:00","to":"02:00"}]
            """,
        Exceptions = """[{"date":"2026-12-25","name":"Christmas Day","open":[]}]""",
        UnansweredReassign = "RELEASE",
        UnansweredMinutes = 20,
        Version = 1,
        IsOpen = true,
    };

    [Fact]
    public void Form_OfHours_SavesTheSameHours()
    {
        var input = HoursForm.Of(Hours).Input();

        input.Week!.Select(times => $"{times.Day} {times.From}-{times.To}").ShouldBe(
            ["Monday 08:00-12:00", "Tuesday 08:00-12:00", "Tuesday 13:00-24:00", "Wednesday 08:00-12:00", "Saturday 22:00-02:00"]);
        input.Exceptions!.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            day => (day.Date, day.Name).ShouldBe(("2026-12-25", "Christmas Day")),
            day => day.Open.ShouldBeEmpty());
        (input.TimeZone, input.AlwaysOpen, input.Unanswered).ShouldBe(("Europe/Berlin", false, new UnansweredInput(20, Reassign.Release)));
    }

    [Fact]
    public void Monday_Copied_IsThatOfAllWeekdaysAndOfNoOtherDay()
    {
        var form = HoursForm.Of(Hours);

        form.CopyMonday();
        form.Week[0].Times.Clear();

        form.Week.Select(day => string.Join(' ', day.Times.Select(times => times.From))).ShouldBe(["", "08:00", "08:00", "08:00", "08:00", "22:00", ""]);
    }

    [Fact]
    public void Week_InALine_JoinsDaysThatAreAlike() =>
        HoursWords.Week(Hours).ShouldBe("Mon 08:00–12:00, Tue 08:00–12:00 + 13:00–24:00, Wed 08:00–12:00, Sat 22:00–02:00");
}
