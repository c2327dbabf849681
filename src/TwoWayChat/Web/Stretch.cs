namespace TwoWayChat.Web;

/// <summary>
/// A stretch of a long list as a screen holds it: rows in order of their keys without a gap between them, never more than <see cref="Most"/>.
/// What it grows by at one end it gives up at the other. Immutable.
/// </summary>
internal sealed record Stretch<TKey, T>(Func<T, TKey> KeyOf, int Most)
    where TKey : IComparable<TKey>
{
    public IReadOnlyList<T> Rows { get; private init; } = [];

    /// <summary>There may be rows before the first.</summary>
    public bool HasBefore { get; private init; }

    /// <summary>There may be rows after the last.</summary>
    public bool HasAfter { get; private init; }

    /// <summary>The first page of the list, or the last.</summary>
    public Stretch<TKey, T> StartWith(IReadOnlyList<T> rows, bool hasBefore, bool hasAfter) =>
        this with { Rows = rows, HasBefore = hasBefore, HasAfter = hasAfter };

    /// <summary>Grows at the front.</summary>
    /// <param name="rows">What stands before the first row, in order.</param>
    /// <param name="hasMore">Whether there may be more before them.</param>
    public Stretch<TKey, T> Prepend(IReadOnlyList<T> rows, bool hasMore) => this with
    {
        Rows = [.. rows.Concat(Rows).Take(Most)],
        HasBefore = hasMore,
        HasAfter = HasAfter || rows.Count + Rows.Count > Most,
    };

    /// <summary>Grows at the end.</summary>
    /// <param name="rows">What stands after the last row, in order.</param>
    /// <param name="hasMore">Whether there may be more after them.</param>
    public Stretch<TKey, T> Append(IReadOnlyList<T> rows, bool hasMore) => this with
    {
        Rows = [.. Rows.Concat(rows).TakeLast(Most)],
        HasBefore = HasBefore || rows.Count + Rows.Count > Most,
        HasAfter = hasMore,
    };

    /// <summary>
    /// Takes in a change: rows that were touched are where <paramref name="fresh"/> says now, or no longer in the list. What now stands beyond an end
    /// that has more is not this stretch's.
    /// </summary>
    /// <param name="isTouched">Whether a row was touched.</param>
    /// <param name="fresh">All touched rows that are in the list, as they are now.</param>
    public Stretch<TKey, T> Update(Func<T, bool> isTouched, IEnumerable<T> fresh)
    {
        var rows = Rows.Where(row => !isTouched(row)).Concat(fresh.Where(IsWithin)).OrderBy(KeyOf).ToList();
        return this with { Rows = [.. rows.Take(Most)], HasAfter = HasAfter || rows.Count > Most };
    }

    /// <summary>Whether a row of that key stands between the ends, an end that has nothing beyond it being open.</summary>
    private bool IsWithin(T row) =>
        !(HasBefore && (Rows.Count == 0 || KeyOf(row).CompareTo(KeyOf(Rows[0])) < 0))
        && !(HasAfter && (Rows.Count == 0 || KeyOf(row).CompareTo(KeyOf(Rows[^1])) > 0));
}
