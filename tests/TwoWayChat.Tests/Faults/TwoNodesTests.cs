using TwoWayChat.Load.Faults;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Faults;

/// <summary>Whatever happens to the node that runs a company's lane, the other one goes on, and the receiver sees nothing but a few duplicates.</summary>
public sealed class TwoNodesTests
{
    private const int Texts = 1000;
    private const int Phones = 40;

    [Fact]
    public async Task Owner_Killed_TheOtherTakesOver()
    {
        await using var pair = await NodePair.StartAsync();
        var before = await pair.EpochsAsync();

        await LoseFirstAsync(pair, pair.First.KillAsync);

        Kept(pair);
        (await pair.EpochsAsync()).Lane.ShouldBeGreaterThan(before.Lane);
    }

    [Fact]
    public async Task Owner_FrozenBeyondItsLease_NeitherSendsNorWritesWhenItGoesOn()
    {
        await using var pair = await NodePair.StartAsync();
        var before = await pair.EpochsAsync();
        await LoseFirstAsync(pair, pair.First.FreezeAsync);
        Kept(pair);

        await pair.First.ThawAsync();
        pair.FirstIsOut = false;
        await pair.Stage.AnswersAsync(pair.FirstAddress);
        await pair.DriveAsync(pair.Stage.Plan(Texts, Phones));
        await pair.Stage.SettleAsync(pair.FirstAddress);

        Kept(pair);
        (await pair.EpochsAsync()).Lane.ShouldBeGreaterThan(before.Lane);
        await Eventually.HoldsAsync(async () => await pair.EpochsAsync() is var (lane, cursors) && cursors.All(epoch => epoch == lane));
    }

    /// <summary>Loses the node that runs the lane while texts come in, and waits until the other one has told of all of them.</summary>
    private static async Task LoseFirstAsync(NodePair pair, Func<Task> lose)
    {
        var driving = pair.DriveAsync(pair.Stage.Plan(Texts, Phones));
        (await pair.Stage.ReachedAsync(Texts, driving)).ShouldBeTrue(pair.First.Output);
        pair.FirstIsOut = true;
        await lose();
        pair.Stage.Ledger.Crashed();
        await driving;
        await pair.Stage.SettleAsync(pair.SecondAddress);
    }

    private static void Kept(NodePair pair)
    {
        pair.Stage.Ledger.Violations.ShouldBeEmpty();
        pair.Stage.Ledger.MostDuplicatesOfCrash.ShouldBeLessThanOrEqualTo(Stage.Window);
    }
}
