namespace TwoWayChat.Events;

/// <summary>
/// Brings events that no log holds from who notices them to who delivers them, on this node. Who notices looks only where somebody listens, so a company
/// that does not want them costs nothing.
/// </summary>
internal sealed class PassingFeed(ILogger<PassingFeed> logger)
{
    private readonly Listeners<PassingEvent> listeners = new(logger);

    /// <summary>Companies that somebody on this node listens to.</summary>
    public IReadOnlySet<string> Companies => listeners.Companies;

    /// <summary>Calls <paramref name="told"/> with each event of the company from here on; it must not block.</summary>
    public IDisposable Subscribe(string companyId, Action<PassingEvent> told) => listeners.Add(companyId, told);

    /// <summary>It has just happened.</summary>
    public void Tell(PassingEvent passing) => listeners.Tell(passing.Content.Company.Id, passing);
}
