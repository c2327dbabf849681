namespace TwoWayChat.Tests.Callbacks;

public sealed class LaneLifeSimulationTests
{
    [Fact]
    public void Sessions_AnyLife_GetWhatTheyMayAndNothingElse()
    {
        var seeds = SeedCount.Or(100);
        for (var seed = 0; seed < seeds; seed++)
        {
            try
            {
                new LaneLifeSimulation(seed).Run();
            }
            catch (ShouldAssertException failure)
            {
                throw new ShouldAssertException($"Seed {seed}: {failure.Message}", failure);
            }
        }
    }
}
