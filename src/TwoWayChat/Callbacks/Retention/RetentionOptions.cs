namespace TwoWayChat.Callbacks.Retention;

/// <summary>Section <c>Retention</c>: how long what has happened stays readable.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>How long events stay in the log.</summary>
    public TimeSpan Events { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long attempts stay in the delivery log.</summary>
    public TimeSpan Attempts { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How often what is too old is looked for.</summary>
    public TimeSpan Sweep { get; set; } = TimeSpan.FromMinutes(10);

    public IEnumerable<string> Problems()
    {
        if (Events < TimeSpan.FromDays(3))
        {
            yield return $"Retention:Events must be three days at least, or live sessions lose what they wait for; not {Events}";
        }

        if (Attempts < TimeSpan.FromHours(1))
        {
            yield return $"Retention:Attempts must be an hour at least, not {Attempts}";
        }

        if (Sweep <= TimeSpan.Zero)
        {
            yield return $"Retention:Sweep must be longer than nothing, not {Sweep}";
        }
    }
}
