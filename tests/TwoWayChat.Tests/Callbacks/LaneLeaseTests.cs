using TwoWayChat.Callbacks.Lanes;

namespace TwoWayChat.Tests.Callbacks;

public sealed class LaneLeaseTests
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider time = new();

    /// <summary>By itself, whatever the lane waits for meanwhile.</summary>
    [Fact]
    public void Lease_RunsOut_GivesUpWhatIsUnderWay()
    {
        var lease = Begin();

        time.Advance(TimeSpan.FromSeconds(9.5));
        (lease.Over.IsCancellationRequested, lease.MayStart, lease.IsOver).ShouldBe((false, false, false));
        time.Advance(TimeSpan.FromSeconds(0.5));

        (lease.Over.IsCancellationRequested, lease.MayStart, lease.IsOver).ShouldBe((true, false, true));
    }

    [Fact]
    public void Lease_Renewed_LastsFromWhenTheStatementBegan()
    {
        var lease = Begin();
        time.Advance(TimeSpan.FromSeconds(6));
        var from = LaneClock.Now(time);
        time.Advance(TimeSpan.FromSeconds(3));

        lease.Renew(from);

        time.Advance(TimeSpan.FromSeconds(6));
        lease.Over.IsCancellationRequested.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));
        lease.Over.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void Lease_RenewedTooLate_StaysOver()
    {
        var lease = Begin();
        time.Advance(Length);

        lease.Renew(LaneClock.Now(time));

        (lease.Over.IsCancellationRequested, lease.MayStart, lease.IsOver).ShouldBe((true, false, true));
    }

    [Fact]
    public void Lease_Ended_IsOverAtOnce()
    {
        var lease = Begin();

        lease.End();
        lease.Renew(LaneClock.Now(time));

        (lease.Over.IsCancellationRequested, lease.MayStart, lease.IsOver).ShouldBe((true, false, true));
    }

    private LaneLease Begin() => LaneLease.Begin(time, Length, LaneClock.Now(time));
}
