using TwoWayChat.Tests.Support;

[assembly: AssemblyFixture(typeof(RunEnd))]

namespace TwoWayChat.Tests.Support;

/// <summary>Stops, after the last test, what tests have shared. Public because the test framework makes it.</summary>
public sealed class RunEnd : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await SharedServers.StopAsync();
        await Postgres.StopAsync();
    }
}
