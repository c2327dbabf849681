namespace TwoWayChat.Callbacks.Inspection;

/// <summary>What the inspector knows of one company's callbacks. Its owner locks.</summary>
internal sealed class CompanyInspection
{
    /// <summary>Requests that are kept.</summary>
    public const int MostCallbacks = 500;

    private const int MostIds = 10_000;
    private const int MostSessions = 1000;

    private readonly LinkedList<InspectedCallback> callbacks = [];
    private readonly RecentIds taken = new(MostIds);
    private readonly Dictionary<string, SessionTrail> trails = new(StringComparer.Ordinal);
    private readonly Queue<string> sessions = new();

    public InspectorAnswer Answer { get; set; } = InspectorAnswer.Ok;

    /// <summary>Requests kept, the newest first.</summary>
    public IReadOnlyList<InspectedCallback> Callbacks => [.. callbacks];

    /// <summary>Sessions followed, the newest first.</summary>
    public IReadOnlyList<SessionProof> Proofs => [.. sessions.Reverse().Select(id => trails[id].Proof)];

    public void Add(long number, InspectedRequest request)
    {
        callbacks.AddFirst(new InspectedCallback(number, request, Judge(request), Answer.Status));
        if (callbacks.Count > MostCallbacks)
        {
            callbacks.RemoveLast();
        }
    }

    private ArrivalVerdict Judge(InspectedRequest request)
    {
        if (request.Signature != SignatureVerdict.Valid)
        {
            return ArrivalVerdict.Unproven;
        }

        if (!Answer.Takes)
        {
            return ArrivalVerdict.NotTaken;
        }

        return request.IsReplay ? ArrivalVerdict.Replay : Take(request);
    }

    private ArrivalVerdict Take(InspectedRequest request)
    {
        var trail = request.Envelope.SessionId is { } sessionId ? TrailOf(sessionId) : null;
        if (request.WebhookId is { } id && !taken.Add(id))
        {
            trail?.NoteDuplicate();
            return ArrivalVerdict.Duplicate;
        }

        return trail is not null && request.Envelope is { Sequence: { } sequence, PreviousSequence: { } previous, Subject: var subject }
            ? trail.Take(sequence, previous, subject)
            : ArrivalVerdict.Unnumbered;
    }

    private SessionTrail TrailOf(string sessionId)
    {
        if (trails.TryGetValue(sessionId, out var trail))
        {
            return trail;
        }

        trail = new SessionTrail(sessionId);
        trails.Add(sessionId, trail);
        sessions.Enqueue(sessionId);
        if (sessions.Count > MostSessions)
        {
            trails.Remove(sessions.Dequeue());
        }

        return trail;
    }
}
