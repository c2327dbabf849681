using System.Runtime.InteropServices;

namespace TwoWayChat.Properties.Hours;

/// <summary>A time of one day during which a property is open, in minutes after that day's midnight by the wall clock.</summary>
/// <param name="From">0 to 1439.</param>
/// <param name="Until">Above <paramref name="From"/>; beyond 1440 it ends on the next day.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OpenTimes(int From, int Until)
{
    /// <summary>Minutes of a day.</summary>
    public const int Day = 24 * 60;

    /// <summary>From midnight to midnight.</summary>
    public static readonly OpenTimes AllDay = new(0, Day);
}
