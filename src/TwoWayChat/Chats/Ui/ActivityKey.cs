namespace TwoWayChat.Chats.Ui;

/// <summary>The place of a chat in a list: newest activity first.</summary>
internal readonly record struct ActivityKey(long At, string ChatId) : IComparable<ActivityKey>
{
    public int CompareTo(ActivityKey other)
    {
        var byTime = other.At.CompareTo(At);
        return byTime != 0 ? byTime : string.CompareOrdinal(other.ChatId, ChatId);
    }

    public static bool operator <(ActivityKey left, ActivityKey right) => left.CompareTo(right) < 0;

    public static bool operator >(ActivityKey left, ActivityKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(ActivityKey left, ActivityKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ActivityKey left, ActivityKey right) => left.CompareTo(right) >= 0;
}
