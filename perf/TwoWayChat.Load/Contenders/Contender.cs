using System.Globalization;
using TwoWayChat.Load.Processes;

namespace TwoWayChat.Load.Contenders;

/// <summary>An engine in a process of its own, with its store: told over HTTP what to publish, and posting to our receiver.</summary>
internal sealed class Contender(ServerProcess process, IAsyncDisposable store, Func<TimeSpan> storeCpu) : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly HttpClient http = new() { Timeout = Limit };

    /// <summary>Where it listens.</summary>
    public required Uri Address { get; init; }

    /// <summary>Processor time so far, store included.</summary>
    public TimeSpan Cpu => process.Cpu + storeCpu();

    /// <summary>Publishes within its process, in an open loop; the stopwatch's time at which the first event was due.</summary>
    public async Task<long> PublishAsync(double rate, double seconds) =>
        long.Parse(await TellAsync(string.Create(CultureInfo.InvariantCulture, $"publish?rate={rate}&seconds={seconds}")), CultureInfo.InvariantCulture);

    /// <summary>Stores events while nobody consumes.</summary>
    public Task BacklogAsync(int count) => TellAsync($"backlog?count={count}");

    /// <summary>Has the backlog consumed.</summary>
    public Task GoAsync() => TellAsync("go");

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await process.DisposeAsync();
        await store.DisposeAsync();
    }

    private async Task<string> TellAsync(string what)
    {
        using var answer = await http.PostAsync(new Uri(Address, what), content: null);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadAsStringAsync()
            : throw new InvalidOperationException($"{what} was answered {(int)answer.StatusCode}:\n{process.Output}");
    }
}
