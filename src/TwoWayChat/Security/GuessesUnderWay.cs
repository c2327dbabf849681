using System.Collections.Concurrent;

namespace TwoWayChat.Security;

/// <summary>
/// Guesses that are being looked at. The same guess at the same time is looked at once: a client that starts with many requests pays for one hash, and they
/// are one try.
/// </summary>
internal sealed class GuessesUnderWay
{
    private readonly ConcurrentDictionary<UInt128, Lazy<Task<bool>>> underWay = new();

    /// <summary>What <paramref name="check"/> finds, or what one finds that runs already; it goes on where the caller gives up.</summary>
    public async Task<bool> RunAsync(UInt128 guess, Func<Task<bool>> check, CancellationToken cancellationToken)
    {
        var shared = underWay.GetOrAdd(guess, _ => new Lazy<Task<bool>>(check));
        try
        {
            return await shared.Value.WaitAsync(cancellationToken);
        }
        finally
        {
            underWay.TryRemove(KeyValuePair.Create(guess, shared));
        }
    }
}
