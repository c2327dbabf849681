using Microsoft.Extensions.DependencyInjection.Extensions;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Data;

public class WriterTests
{
    /// <summary>Whoever is told of commits may have a bug: what was committed is committed, and the node goes on writing.</summary>
    [Theory, OnBothDatabases]
    public async Task Writer_WhoseCommitsCannotBeTold_GoesOn(DatabaseKind kind)
    {
        var tail = new ThrowingTail();
        await using var server = await TestServer.StartAsync(
            kind, new() { Services = services => services.Replace(ServiceDescriptor.Singleton<ICommitTail>(tail)) });

        for (var i = 0; i < 2 * PostgresWriter.MostWorkers; i++)
        {
            var number = i;
            var write = server.Database.WriteAsync(
                "x",
                scope =>
                {
                    scope.AtEnd(new AccessChanged("x"));
                    return Task.FromResult(number);
                },
                CancellationToken.None);
            (await write.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe(number);
        }

        tail.Told.ShouldBeGreaterThanOrEqualTo(2 * PostgresWriter.MostWorkers);
    }

    private sealed class ThrowingTail : ICommitTail
    {
        private int told;

        public int Told => told;

        public Task<Action> WriteAsync(WriteScope scope, IReadOnlyList<TailEntry> entries) => Task.FromResult<Action>(() =>
        {
            Interlocked.Increment(ref told);
            throw new InvalidOperationException("made up");
        });
    }
}
