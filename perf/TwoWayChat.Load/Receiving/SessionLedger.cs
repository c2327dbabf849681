using TwoWayChat.Events;
using TwoWayChat.Load.Driving;
using TwoWayChat.Load.Seeding;

namespace TwoWayChat.Load.Receiving;

/// <summary>
/// What one session has got, and whether it is what it was promised: each event once or more, none missing, first arrivals in order per chat.
/// Not safe for several threads: the ledger holds the lock.
/// </summary>
internal sealed class SessionLedger(string sessionId, Action<string> violated)
{
    private readonly Dictionary<long, string> ids = [];
    private readonly Dictionary<long, long> next = [];
    private readonly Dictionary<string, long> lastOfChat = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private long head;
    private long settled;
    private int expected;

    /// <summary>Who was registered; null until the registration has been answered.</summary>
    public LoadUser? User { get; private set; }

    /// <summary>First arrivals.</summary>
    public long Arrived { get; private set; }

    /// <summary>Further arrivals of the same since the server last died.</summary>
    public int DuplicatesOfCrash { get; set; }

    /// <summary>Nothing that it must get is outstanding.</summary>
    public bool IsComplete => User is not null && texts.Count >= expected && next.Count == 0;

    public string State => $"{sessionId} ({User?.SignInName ?? "unknown"}): {texts.Count} of {expected} texts, chain up to {head}, {next.Count} loose ends";

    public void Belongs(LoadUser user) => User = user;

    /// <summary>These will be written, and those that the user may see have to come.</summary>
    public void Expect(IEnumerable<PlannedText> planned) => expected += planned.Count(Sees);

    /// <summary>Takes a callback; true at its first arrival.</summary>
    public bool Take(ArrivedCallback callback)
    {
        if (callback.Sequence <= settled || ids.ContainsKey(callback.Sequence))
        {
            TakeAgain(callback);
            return false;
        }

        Arrived++;
        ids.Add(callback.Sequence, callback.WebhookId);
        Chain(callback);
        Order(callback);
        if (callback.Type == EventTypes.MessageReceived && !texts.TryAdd(callback.Text!, callback.MessageId!))
        {
            violated($"{sessionId}: the text '{callback.Text}' came as two events, the second with sequence {callback.Sequence}");
        }

        return true;
    }

    /// <summary>Compares what came with what was answered, and forgets it.</summary>
    public void Settle(IReadOnlyDictionary<string, (PlannedText Planned, AcceptedText? Accepted)> sent)
    {
        if (User is null)
        {
            violated($"{sessionId}: callbacks came for a session that nobody has registered");
        }

        foreach (var (text, messageId) in texts)
        {
            if (!sent.TryGetValue(text, out var known) || known.Accepted?.MessageId != messageId || !Sees(known.Planned))
            {
                violated($"{sessionId}: got the message {messageId} '{text}', which it should not");
            }
        }

        ids.Clear();
        texts.Clear();
        lastOfChat.Clear();
        expected = 0;
        settled = head;
    }

    private bool Sees(PlannedText text) => User is not null && User.Properties.Contains(text.To);

    private void TakeAgain(ArrivedCallback callback)
    {
        DuplicatesOfCrash++;
        if (ids.TryGetValue(callback.Sequence, out var first) && first != callback.WebhookId)
        {
            violated($"{sessionId}: sequence {callback.Sequence} came as {first} and as {callback.WebhookId}");
        }
    }

    /// <summary>Follows <c>previousSequence</c> as far as there is no gap.</summary>
    private void Chain(ArrivedCallback callback)
    {
        if (callback.PreviousSequence < head || !next.TryAdd(callback.PreviousSequence, callback.Sequence))
        {
            violated($"{sessionId}: {callback.Sequence} says it follows {callback.PreviousSequence}, but another event does");
        }

        while (next.Remove(head, out var following))
        {
            head = following;
        }
    }

    private void Order(ArrivedCallback callback)
    {
        if (callback.ChatId is not { } chat)
        {
            return;
        }

        if (lastOfChat.TryGetValue(chat, out var last) && last > callback.Sequence)
        {
            violated($"{sessionId}: in chat {chat} {callback.Sequence} came after {last}");
        }

        lastOfChat[chat] = callback.Sequence;
    }
}
