using TwoWayChat.Web;

namespace TwoWayChat.Chats.Ui;

/// <summary>Times as an inbox shows them: short, by the reader's clock.</summary>
internal static class Since
{
    /// <summary>How long ago, in its largest unit: <c>now</c>, <c>5 min</c>, <c>3 h</c>, <c>2 d</c>.</summary>
    public static string Ago(BrowserClock clock, long at) => (clock.Now - clock.Local(at)) switch
    {
        { TotalMinutes: < 1 } => ChatsText.Now,
        { TotalHours: < 1 } passed => ChatsText.Minutes.With((int)passed.TotalMinutes),
        { TotalDays: < 1 } passed => ChatsText.Hours.With((int)passed.TotalHours),
        var passed => ChatsText.Days.With((int)passed.TotalDays),
    };

    /// <summary>When, as short as it is clear: <c>09:05</c> today, <c>Mon</c> this week, <c>16 Nov</c> this year.</summary>
    public static string When(BrowserClock clock, long at)
    {
        var local = clock.Local(at);
        var days = (clock.Now.Date - local.Date).Days;
        return days switch
        {
            <= 0 => clock.Clock(at),
            1 => ChatsText.Yesterday,
            < 7 => local.ToString("ddd"),
            _ when local.Year == clock.Now.Year => local.ToString("d MMM"),
            _ => local.ToString("d MMM yyyy"),
        };
    }

    /// <summary>The line above a day's messages.</summary>
    public static string Day(BrowserClock clock, long at)
    {
        var local = clock.Local(at);
        return (clock.Now.Date - local.Date).Days switch
        {
            0 => ChatsText.Today,
            1 => ChatsText.Yesterday,
            _ when local.Year == clock.Now.Year => local.ToString("dddd, d MMMM"),
            _ => local.ToString("dddd, d MMMM yyyy"),
        };
    }
}
