namespace TwoWayChat.Security;

/// <summary>
/// A try at a password or code, which counts from its beginning. Disposed without <see cref="Fail"/> it has been right, or was never looked at, and counts no
/// more.
/// </summary>
internal sealed class SignInAttempt : IDisposable
{
    private readonly List<(FailureCounter Counter, UInt128 Key)> counted = [];

    /// <summary>Counts it in one more way; the time to wait where it is one too many.</summary>
    public TimeSpan? Count(FailureCounter counter, UInt128 key)
    {
        if (counter.Begin(key) is { } wait)
        {
            return wait;
        }

        counted.Add((counter, key));
        return null;
    }

    /// <summary>It was wrong; whether that has reached a limit.</summary>
    public bool Fail() => End(hasFailed: true);

    public void Dispose() => End(hasFailed: false);

    private bool End(bool hasFailed)
    {
        var hasReached = false;
        foreach (var (counter, key) in counted)
        {
            hasReached |= counter.End(key, hasFailed);
        }

        counted.Clear();
        return hasReached;
    }
}
