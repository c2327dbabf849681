namespace TwoWayChat.Tests.Callbacks;

public sealed class LaneLifeSimulationTests
{
    private const int Seeds = 200;

    [Fact]
    public void Sessions_AnyLife_GetWhatTheyMayAndNothingElse()
    {
        for (var seed = 0; seed < Seeds; seed++)
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
