using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using TwoWayChat.Events;
using TwoWayChat.Load.Driving;
using TwoWayChat.Load.Receiving;
using TwoWayChat.Load.Seeding;

namespace TwoWayChat.Load.Measures;

/// <summary>The whole path as a loop: a text goes in over HTTP, is answered, and comes out as a callback; then the next.</summary>
internal sealed class PathLoop(int connections)
{
    private const int PhonesPerConnection = 16;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> pending = new(StringComparer.Ordinal);
    private readonly int[] sent = new int[connections];
    private string run = "";

    /// <summary>Takes a request of the receiver's.</summary>
    public void Take(HttpRequest request, ReadOnlySequence<byte> body)
    {
        if (request.Headers["chat-event-type"] != EventTypes.MessageReceived)
        {
            return;
        }

        var bytes = body.IsSingleSegment ? body.FirstSpan : body.ToArray();
        if (CallbackBody.TextOf(bytes) is { } text && pending.TryRemove(text, out var arrived))
        {
            arrived.SetResult(Stopwatch.GetTimestamp());
        }
    }

    /// <summary>
    /// The round of a connection, which ends when the text has been answered and its callback has come; the stopwatch's time at which that came. Connections
    /// share the companies out among themselves.
    /// </summary>
    public Func<int, Task<long>> Against(Uri server, IReadOnlyList<(LoadCompany Company, ApiClient Client)> companies, string name)
    {
        run = name;
        return connection => RoundAsync(server, companies[connection % companies.Count], connection);
    }

    private async Task<long> RoundAsync(Uri server, (LoadCompany Company, ApiClient Client) company, int connection)
    {
        var number = sent[connection]++;
        var phone = (connection * PhonesPerConnection) + (number % PhonesPerConnection);
        var properties = company.Company.Properties;
        var text = new PlannedText($"{run} {connection} {number}", $"+49151{phone:00000000}", properties[phone % properties.Count]);
        var arrived = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        pending[text.Key] = arrived;
        if (await company.Client.TryTextAsync(server, text, CancellationToken.None) is null)
        {
            throw new InvalidOperationException("A text was refused");
        }

        return await arrived.Task.WaitAsync(Limit);
    }
}
