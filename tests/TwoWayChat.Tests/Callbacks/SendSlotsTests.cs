using TwoWayChat.Callbacks.Lanes;

namespace TwoWayChat.Tests.Callbacks;

public sealed class SendSlotsTests
{
    private readonly SendSlots slots = new(most: 1);
    private readonly Waiter first = new();
    private readonly Waiter second = new();
    private readonly Waiter third = new();

    [Fact]
    public void Slot_Released_GoesToTheFirstInLine()
    {
        slots.TryTake(first).ShouldBeTrue();
        slots.TryTake(second).ShouldBeFalse();
        slots.TryTake(third).ShouldBeFalse();

        slots.Release();

        (second.Granted, third.Granted, slots.Taken).ShouldBe((1, 0, 1));
        slots.TryTake(third).ShouldBeFalse();
        slots.TryTake(second).ShouldBeTrue();
    }

    [Fact]
    public void Slot_WhoWaitsHasGone_IsFreeAgain()
    {
        slots.TryTake(first);
        slots.TryTake(second);

        slots.GiveBack(second);
        slots.Release();

        (second.Granted, slots.Taken).ShouldBe((0, 0));
        slots.TryTake(first).ShouldBeTrue();
    }

    [Fact]
    public void Slot_WhoWaitsHasGone_GoesToTheNext()
    {
        slots.TryTake(first);
        slots.TryTake(second);
        slots.TryTake(third);

        slots.GiveBack(second);
        slots.Release();

        slots.TryTake(third).ShouldBeTrue();
        slots.Release();
        slots.Taken.ShouldBe(0);
    }

    [Fact]
    public void Slot_LeftTheLineAndCameBack_IsGrantedOnce()
    {
        slots.TryTake(first);
        slots.TryTake(second);
        slots.GiveBack(second);
        slots.TryTake(second);

        slots.Release();

        slots.TryTake(second).ShouldBeTrue();
        slots.Release();
        (second.Granted, slots.Taken).ShouldBe((1, 0));
    }

    [Fact]
    public void Grant_GivenBack_GoesOn()
    {
        slots.TryTake(first);
        slots.TryTake(second);
        slots.TryTake(third);
        slots.Release();

        slots.GiveBack(second);

        (third.Granted, slots.Taken).ShouldBe((1, 1));
    }

    private sealed class Waiter : ISlotWaiter
    {
        public int Granted { get; private set; }

        public void SlotGranted() => Granted++;
    }
}
