using System.Buffers;
using System.Globalization;
using System.Text.Json;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Load.Driving;
using TwoWayChat.Load.Seeding;

namespace TwoWayChat.Load.Receiving;

/// <summary>Keeps what was sent, what was answered and what came back, and finds what is not as promised.</summary>
internal sealed class Ledger(LoadCompany company)
{
    private const int MostViolations = 50;

    private readonly Lock gate = new();
    private readonly Dictionary<string, SessionLedger> sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (PlannedText Planned, AcceptedText? Accepted)> sent = new(StringComparer.Ordinal);
    private readonly List<string> violations = [];

    /// <summary>One step for every text taken and every first arrival.</summary>
    public Progress Progress { get; } = new();

    public long Accepted { get; private set; }

    public long Arrived => Read(() => sessions.Values.Sum(session => session.Arrived));

    public int Crashes { get; private set; }

    public long Duplicates { get; private set; }

    /// <summary>Most duplicates that a session got after one crash.</summary>
    public int MostDuplicatesOfCrash { get; private set; }

    public IReadOnlyList<string> Violations => Read<IReadOnlyList<string>>(() => [.. violations]);

    /// <summary>Everything that was sent has been answered and has come to all who may see it.</summary>
    public bool IsComplete => Read(() => sessions.Values.All(session => session.IsComplete) && sent.Values.All(text => text.Accepted is not null));

    /// <summary>What has come so far, for people.</summary>
    public string State => Read(() => string.Join('\n', sessions.Values.Select(session => session.State)));

    /// <summary>Texts answered with 202 since the last <see cref="Settle"/>, with their places.</summary>
    public IReadOnlyList<(PlannedText Planned, AcceptedText Accepted)> Taken => Read<IReadOnlyList<(PlannedText, AcceptedText)>>(
        () => [.. sent.Values.Where(text => text.Accepted is not null).Select(text => (text.Planned, text.Accepted!))]);

    public void Registered(string sessionId, LoadUser user) => Read(() =>
    {
        SessionOf(sessionId).Belongs(user);
        return true;
    });

    public void Expect(IReadOnlyCollection<PlannedText> planned) => Read(() =>
    {
        foreach (var text in planned)
        {
            sent.Add(text.Key, (text, null));
        }

        foreach (var session in sessions.Values)
        {
            session.Expect(planned);
        }

        return true;
    });

    public void Take(PlannedText text, AcceptedText answer)
    {
        lock (gate)
        {
            sent[text.Key] = (text, answer);
            Accepted++;
        }

        Progress.Step();
    }

    /// <summary>Takes a request of the receiver's.</summary>
    public void Take(HttpRequest request, ReadOnlySequence<byte> body)
    {
        var bytes = body.ToArray();
        var id = request.Headers["webhook-id"].ToString();
        ArrivedCallback callback;
        try
        {
            callback = CallbackBody.Read(id, bytes);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            Violated($"{id} is no callback: {error.Message}");
            return;
        }

        if (!long.TryParse(request.Headers["webhook-timestamp"], CultureInfo.InvariantCulture, out var timestamp)
            || request.Headers["webhook-signature"] != Signature.Compute(id, timestamp, bytes, [company.Secret]))
        {
            Violated($"{id} is not signed as it should be");
        }

        if (Read(() => SessionOf(callback.SessionId).Take(callback)))
        {
            Progress.Step();
        }
    }

    /// <summary>The server has been killed: duplicates may follow, and are counted anew. Before the first crash there must be none.</summary>
    public void Crashed()
    {
        CountDuplicates();
        Crashes++;
    }

    /// <summary>Compares all that came with all that was answered, and begins anew.</summary>
    public void Settle()
    {
        CountDuplicates();
        Read(() =>
        {
            foreach (var session in sessions.Values)
            {
                session.Settle(sent);
            }

            sent.Clear();
            return true;
        });
    }

    public void Violated(string what)
    {
        lock (gate)
        {
            if (violations.Count < MostViolations)
            {
                violations.Add(what);
            }
        }
    }

    private void CountDuplicates() => Read(() =>
    {
        foreach (var session in sessions.Values)
        {
            Duplicates += session.DuplicatesOfCrash;
            MostDuplicatesOfCrash = Math.Max(MostDuplicatesOfCrash, session.DuplicatesOfCrash);
            session.DuplicatesOfCrash = 0;
        }

        if (Crashes == 0 && Duplicates > 0)
        {
            Violated($"{Duplicates} callbacks came twice although the server had not been killed");
        }

        return true;
    });

    private SessionLedger SessionOf(string sessionId)
    {
        if (!sessions.TryGetValue(sessionId, out var session))
        {
            sessions[sessionId] = session = new SessionLedger(sessionId, Violated);
        }

        return session;
    }

    private T Read<T>(Func<T> read)
    {
        lock (gate)
        {
            return read();
        }
    }
}
