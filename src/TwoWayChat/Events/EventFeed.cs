namespace TwoWayChat.Events;

/// <summary>
/// The word that a company's log has grown, for lanes and live screens on this node. It says only that: what is new is read from the log, so a word
/// that is lost or comes twice costs nothing but a moment.
/// </summary>
internal sealed class EventFeed(ILogger<EventFeed> logger)
{
    private const string Everywhere = "";

    private readonly Listeners<LogGrowth?> companies = new(logger);
    private readonly Listeners<(string CompanyId, LogGrowth? Growth)> everywhere = new(logger);

    /// <summary>Companies that somebody on this node listens to.</summary>
    public IEnumerable<string> Companies => companies.Companies;

    /// <summary>Calls <paramref name="moved"/> after each commit of the company, on the committing thread: it must not block.</summary>
    public IDisposable Subscribe(string companyId, Action moved) => Subscribe(companyId, _ => moved());

    /// <summary>The same, with what a commit on this node has added; null where it is only known that something was.</summary>
    public IDisposable Subscribe(string companyId, Action<LogGrowth?> moved) => companies.Add(companyId, moved);

    /// <summary>The same for every company; <paramref name="moved"/> gets the company's id.</summary>
    public IDisposable SubscribeAll(Action<string> moved) => SubscribeAll((companyId, _) => moved(companyId));

    /// <summary>The same, with what a commit on this node has added; null where it is only known that something was.</summary>
    public IDisposable SubscribeAll(Action<string, LogGrowth?> moved) => everywhere.Add(Everywhere, word => moved(word.CompanyId, word.Growth));

    /// <summary>A commit on this node has added something.</summary>
    public void Grown(LogGrowth growth) => Tell(growth.Head.CompanyId, growth);

    /// <summary>Passes the word on.</summary>
    public void HeadMoved(string companyId) => Tell(companyId, null);

    private void Tell(string companyId, LogGrowth? growth)
    {
        everywhere.Tell(Everywhere, (companyId, growth));
        companies.Tell(companyId, growth);
    }
}
