namespace TwoWayChat.Data;

/// <summary>Writes of one company, in the order in which they run.</summary>
internal sealed class WaitingWrites(string companyId)
{
    public string CompanyId => companyId;

    public Queue<QueuedWrite> Writes { get; } = new();

    /// <summary>The first of them, as far as all of these can be done together.</summary>
    public IEnumerable<JointWrite> FirstOf(object? kind) => Writes.TakeWhile(write => write is JointWrite joint && joint.Kind == kind).Cast<JointWrite>();

    /// <summary>Takes the first <paramref name="most"/> out of it.</summary>
    public WaitingWrites TakeSome(int most)
    {
        var some = new WaitingWrites(companyId);
        while (some.Writes.Count < most && Writes.TryDequeue(out var write))
        {
            some.Writes.Enqueue(write);
        }

        return some;
    }
}
