namespace TwoWayChat.Load.Measures;

/// <summary>How long a loop runs.</summary>
/// <param name="WarmUp">Time that does not count: what is hot has to be compiled a second time, with what the first has shown.</param>
/// <param name="Measured">Time that counts.</param>
internal sealed record LoopTimes(TimeSpan WarmUp, TimeSpan Measured)
{
    /// <summary>For the floor, of which little has to be compiled.</summary>
    public LoopTimes Half => new(WarmUp / 2, Measured / 2);

    public static LoopTimes Of(double warmUp, double measured) => new(TimeSpan.FromSeconds(warmUp), TimeSpan.FromSeconds(measured));
}
