using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Hosting;

public class WorkerTurnTests
{
    [Fact]
    public async Task Rows_OneBadAndOneWithABug_TheOthersHaveTheirTurn()
    {
        using var log = new CapturedLog();
        var counted = 0;
        using var meter = OutcomeListener.Of("chat.worker.failed_rows", "Sweep", () => counted++);
        var had = new List<string>();

        var done = await WorkerTurn.EachAsync(log.CreateLogger("test"), "Sweep", ["good", "bad", "bug", "last"], row =>
        {
            had.Add(row);
            return row switch
            {
                "bad" => throw new FormatException("no such state"),
                "bug" => Task.FromException(new InvalidOperationException("a bug")),
                _ => Task.CompletedTask,
            };
        });

        (done, counted).ShouldBe((2, 1));
        had.ShouldBe(["good", "bad", "bug", "last"]);
        log.Lines.Count(line => line.StartsWith("Error test: A row's turn failed in Sweep", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Rows_StorageIsOut_EndTheSweepAtOnce()
    {
        using var log = new CapturedLog();
        var turns = 0;

        await Should.ThrowAsync<StorageUnavailableException>(WorkerTurn.EachAsync(log.CreateLogger("test"), "Sweep", [1, 2], _ =>
        {
            turns++;
            throw new StorageUnavailableException("out", null);
        }));

        (turns, log.Lines.Count).ShouldBe((1, 0));
    }
}
