namespace TwoWayChat.Data;

/// <summary>A queued write that can be done together with others of its kind.</summary>
internal abstract class JointWrite : QueuedWrite
{
    private WriteScope? scope;

    /// <summary>The same object for all that can be done together.</summary>
    public abstract object Kind { get; }

    /// <summary>Its own view of the transaction that it shares: its events are those of this scope.</summary>
    public WriteScope Scope => scope ?? throw new InvalidOperationException("The write has not been begun");

    /// <summary>Whether the common statements have done it.</summary>
    public bool IsDone { get; protected set; }

    /// <summary>It is tried together with others, perhaps not for the first time.</summary>
    public void Begin(WriteScope own) => (scope, IsDone) = (own, false);

    /// <summary>Does as many of <paramref name="some"/> as can be done together, all of this one's kind; false where nothing of all may stand.</summary>
    public abstract Task<bool> RunTogetherAsync(WriteScope common, IReadOnlyList<JointWrite> some);
}
