using TwoWayChat.Callbacks;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>Companies share the slots of a node by turns, whatever each has to send and however long its answers take.</summary>
public sealed class SendSlotsHistoryTests
{
    private const int Seeds = 500;
    private const int Steps = 400;

    [Fact]
    public void Slots_AnyHistory_AreNeverOverdrawnAndGoRoundByTurns()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            Play(new Random(seed), $"seed {seed}");
        }
    }

    private static void Play(Random random, string where)
    {
        var most = random.Next(1, 6);
        var slots = new SendSlots(most);
        var lanes = Enumerable.Range(0, random.Next(2, 9)).Select(_ => new Lane()).ToList();
        for (var step = 0; step < Steps; step++)
        {
            var lane = lanes[random.Next(lanes.Count)];
            if (random.Next(3) > 0)
            {
                Want(slots, lane, lanes);
            }
            else if (lane.Held > 0)
            {
                lane.Held--;
                slots.Release();
            }
            else if (random.Next(8) == 0)
            {
                GiveBack(slots, lane);
            }

            (lanes.Sum(one => one.Held) + lanes.Count(one => one.Granted)).ShouldBeLessThanOrEqualTo(most, where);
            lanes.ShouldAllBe(one => one.OvertakenBy.Values.All(times => times <= 1), where);
        }

        Drain(slots, lanes);
        slots.Taken.ShouldBe(0, where);
    }

    /// <summary>A lane that has something to send; while it stands in line, whoever is served meanwhile has overtaken it.</summary>
    private static void Want(SendSlots slots, Lane lane, List<Lane> lanes)
    {
        if (!slots.TryTake(lane))
        {
            lane.Waits = true;
            return;
        }

        lane.Held++;
        lane.Granted = false;
        lane.Waits = false;
        lane.OvertakenBy.Clear();
        foreach (var other in lanes.Where(other => other.Waits && !other.Granted))
        {
            other.OvertakenBy[lane] = other.OvertakenBy.GetValueOrDefault(lane) + 1;
        }
    }

    /// <summary>It has nothing to send after all: where a slot was granted, it goes to the next; where not, the lane keeps its place in line.</summary>
    private static void GiveBack(SendSlots slots, Lane lane)
    {
        if (lane.Granted)
        {
            (lane.Granted, lane.Waits) = (false, false);
            lane.OvertakenBy.Clear();
        }

        slots.GiveBack(lane);
    }

    private static void Drain(SendSlots slots, List<Lane> lanes)
    {
        while (lanes.Exists(lane => lane.Held > 0 || lane.Granted))
        {
            foreach (var lane in lanes)
            {
                GiveBack(slots, lane);
                for (; lane.Held > 0; lane.Held--)
                {
                    slots.Release();
                }
            }
        }
    }

    private sealed class Lane : ISlotWaiter
    {
        public int Held { get; set; }

        public bool Waits { get; set; }

        public bool Granted { get; set; }

        /// <summary>How often each other lane was served since this one stands in line.</summary>
        public Dictionary<Lane, int> OvertakenBy { get; } = [];

        public void SlotGranted() => Granted = true;
    }
}
