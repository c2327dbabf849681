namespace TwoWayChat.Properties.Hours;

/// <summary>Settings under <c>Hours</c>.</summary>
internal sealed class HoursOptions
{
    public const string Section = "Hours";

    /// <summary>How often due openings, closings and alerts are looked for.</summary>
    public TimeSpan Sweep { get; set; } = TimeSpan.FromSeconds(1);

    public IEnumerable<string> Problems()
    {
        if (Sweep <= TimeSpan.Zero)
        {
            yield return "Hours:Sweep must be longer than nothing";
        }
    }
}
