using TwoWayChat.Callbacks.Inspection;

namespace TwoWayChat.Tests.Callbacks.Inspection;

public sealed class SessionTrailTests
{
    private readonly SessionTrail trail = new("session");

    [Fact]
    public void Trail_UnbrokenChain_IsCompleteToItsEnd()
    {
        Take((1, 0, "session"), (4, 1, "a"), (5, 4, "b"), (9, 5, "a"));

        trail.Proof.ShouldBe(new SessionProof("session", Taken: 4, CompleteTo: 9, BeyondGap: 0, Duplicates: 0, OutOfOrder: 0));
    }

    [Fact]
    public void Trail_OtherSubjectsOvertaking_CloseTheGapLater()
    {
        Take((1, 0, "session"), (3, 2, "b"), (4, 3, "c"));
        trail.Proof.ShouldBe(new SessionProof("session", 3, CompleteTo: 1, BeyondGap: 2, 0, 0));

        Take((2, 1, "a"));

        trail.Proof.ShouldBe(new SessionProof("session", 4, CompleteTo: 4, BeyondGap: 0, 0, 0));
    }

    [Fact]
    public void Trail_LaterEventOfTheSubjectFirst_IsOutOfOrder()
    {
        Take((1, 0, "session"), (3, 2, "a")).ShouldAllBe(verdict => verdict == ArrivalVerdict.InOrder);

        Take((2, 1, "a")).ShouldBe([ArrivalVerdict.OutOfOrder]);

        trail.Proof.OutOfOrder.ShouldBe(1);
    }

    [Fact]
    public void Trail_BegunInTheMiddle_ProvesFromThere()
    {
        Take((20, 17, "a"), (22, 20, "a"), (15, 12, "b"));

        trail.Proof.ShouldBe(new SessionProof("session", 3, CompleteTo: 22, 0, 0, 0));
    }

    [Fact]
    public void Trail_GapThatNeverCloses_IsGivenUpInTheEnd()
    {
        Take((1, 0, "session"));
        Take([.. Enumerable.Range(3, 1001).Select(sequence => ((long)sequence, (long)sequence - 1, (string?)"a"))]);

        trail.Proof.ShouldBe(new SessionProof("session", 1002, CompleteTo: 1003, BeyondGap: 0, 0, 0));
    }

    private List<ArrivalVerdict> Take(params (long Sequence, long Previous, string? Subject)[] events) =>
        [.. events.Select(one => trail.Take(one.Sequence, one.Previous, one.Subject))];
}
