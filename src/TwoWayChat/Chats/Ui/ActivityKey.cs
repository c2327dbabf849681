namespace TwoWayChat.Chats.Ui;

/// <summary>The place of a chat in a list: newest activity first, after those that wait, where the list goes by that.</summary>
/// <param name="At">Last activity, epoch milliseconds.</param>
/// <param name="ChatId">Tells apart what happened at one moment.</param>
internal readonly record struct ActivityKey(long At, string ChatId) : IComparable<ActivityKey>
{
    /// <summary>Since when the customer waits, epoch milliseconds; null for not at all, and in a list that does not go by it.</summary>
    public long? WaitingSince { get; init; }

    public int CompareTo(ActivityKey other) => (WaitingSince, other.WaitingSince) switch
    {
        ({ } here, { } there) => Then(here.CompareTo(there), string.CompareOrdinal(ChatId, other.ChatId)),
        (null, null) => Then(other.At.CompareTo(At), string.CompareOrdinal(other.ChatId, ChatId)),
        ({ }, null) => -1,
        _ => 1,
    };

    public static bool operator <(ActivityKey left, ActivityKey right) => left.CompareTo(right) < 0;

    public static bool operator >(ActivityKey left, ActivityKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(ActivityKey left, ActivityKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ActivityKey left, ActivityKey right) => left.CompareTo(right) >= 0;

    private static int Then(int first, int second) => first != 0 ? first : second;
}
