namespace TwoWayChat.Data;

/// <summary>An action waiting for its turn in a shared transaction.</summary>
internal abstract class QueuedWrite
{
    /// <summary>It may wait a moment for others, to share their commit.</summary>
    public bool MayWait { get; init; }

    public abstract Task RunAsync(WriteScope scope);

    /// <summary>The transaction is committed.</summary>
    public abstract void Complete();

    /// <summary>The action, or the whole transaction, came to nothing.</summary>
    public abstract void Fail(Exception error);
}
