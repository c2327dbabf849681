namespace TwoWayChat.Tests.Faults;

/// <summary>The machine's clock, set forward or back by somebody; what measures time between two moments goes on as before.</summary>
internal sealed class JumpingTime : TimeProvider
{
    private long offset;

    public void Jump(TimeSpan by) => Interlocked.Add(ref offset, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref offset));
}
