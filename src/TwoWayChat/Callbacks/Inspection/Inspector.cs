using System.Collections.Concurrent;

namespace TwoWayChat.Callbacks.Inspection;

/// <summary>
/// A receiver of callbacks within the server, for trying out: keeps what came last for each company, in memory only, checks it as a receiver should,
/// and answers as it was told to.
/// </summary>
internal sealed class Inspector
{
    private const int MostCompanies = 20;

    private readonly Lock gate = new();
    private readonly Dictionary<string, CompanyInspection> companies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Subscription, byte> subscriptions = new();
    private long number;

    /// <summary>
    /// Calls <paramref name="changed"/> after each change of the company's snapshot, on the changing thread: it must neither block nor throw.
    /// </summary>
    public IDisposable Subscribe(string companyId, Action changed)
    {
        var subscription = new Subscription(subscriptions, companyId, changed);
        subscriptions.TryAdd(subscription, 0);
        return subscription;
    }

    public InspectorSnapshot Snapshot(string companyId)
    {
        lock (gate)
        {
            return companies.TryGetValue(companyId, out var company)
                ? new InspectorSnapshot(company.Callbacks, company.Proofs, company.Answer)
                : new InspectorSnapshot([], [], InspectorAnswer.Ok);
        }
    }

    /// <summary>Forgets what came; the answer stays as it is.</summary>
    public void Clear(string companyId)
    {
        lock (gate)
        {
            if (companies.TryGetValue(companyId, out var company))
            {
                companies[companyId] = new CompanyInspection { Answer = company.Answer };
            }
        }

        Tell(companyId);
    }

    /// <summary>Answers the company's next callbacks so.</summary>
    /// <param name="companyId">Whose callbacks.</param>
    /// <param name="status">200 to 599.</param>
    /// <param name="delay">Up to <see cref="InspectorAnswer.Longest"/>.</param>
    public void AnswerWith(string companyId, int status, TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, InspectorAnswer.Longest);
        lock (gate)
        {
            CompanyOf(companyId).Answer = new InspectorAnswer(status, delay);
        }

        Tell(companyId);
    }

    /// <summary>Takes a request to the company's callback URL; how it is to be answered.</summary>
    public InspectorAnswer Receive(string companyId, InspectedRequest request)
    {
        InspectorAnswer answer;
        lock (gate)
        {
            var company = CompanyOf(companyId);
            answer = company.Answer;
            company.Add(++number, request);
        }

        Tell(companyId);
        return answer;
    }

    private CompanyInspection CompanyOf(string companyId)
    {
        if (!companies.TryGetValue(companyId, out var company))
        {
            if (companies.Count >= MostCompanies)
            {
                companies.Clear(); // A demo has one company.
            }

            companies[companyId] = company = new CompanyInspection();
        }

        return company;
    }

    private void Tell(string companyId)
    {
        foreach (var (subscription, _) in subscriptions)
        {
            subscription.Tell(companyId);
        }
    }

    private sealed class Subscription(ConcurrentDictionary<Subscription, byte> home, string company, Action changed) : IDisposable
    {
        public void Tell(string companyId)
        {
            if (companyId == company)
            {
                changed();
            }
        }

        public void Dispose() => home.TryRemove(this, out _);
    }
}
