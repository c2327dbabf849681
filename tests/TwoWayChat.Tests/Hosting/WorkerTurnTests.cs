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
    public async Task Row_WhoseFileIsNotOurs_TakesNothingFromTheOthers()
    {
        using var log = new CapturedLog();
        var had = 0;

        var done = await WorkerTurn.EachAsync<Exception>(
            log.CreateLogger("test"), "Sweep", [new IOException("busy"), new UnauthorizedAccessException("not ours")], error =>
                ++had == 0 ? Task.CompletedTask : throw error);

        (done, had, log.Lines.Count).ShouldBe((0, 2, 2));
    }

    [Fact]
    public async Task Turn_ThatEndsOnWhatNoWorkerCanHelp_IsFollowedByOthersAndOneWithABugIsNot()
    {
        using var log = new CapturedLog();

        foreach (var error in new Exception[] { new StorageUnavailableException("out"), new IOException(),
            new UnauthorizedAccessException(), new FormatException() })
        {
            (await WorkerTurn.TryAsync(log.CreateLogger("test"), "Sweep", () => throw error)).ShouldBeFalse();
        }

        (await WorkerTurn.TryAsync(log.CreateLogger("test"), "Sweep", () => Task.CompletedTask)).ShouldBeTrue();
        log.Lines.Count.ShouldBe(4);
        await Should.ThrowAsync<InvalidOperationException>(
            () => WorkerTurn.TryAsync(log.CreateLogger("test"), "Sweep", () => throw new InvalidOperationException()));
    }

    [Fact]
    public async Task Rows_StorageIsOut_EndTheSweepAtOnce()
    {
        using var log = new CapturedLog();
        var turns = 0;

        await Should.ThrowAsync<StorageUnavailableException>(WorkerTurn.EachAsync(log.CreateLogger("test"), "Sweep", [1, 2], _ =>
        {
            turns++;
            throw new StorageUnavailableException("out");
        }));

        (turns, log.Lines.Count).ShouldBe((1, 0));
    }
}
