using System.Buffers;
using System.Buffers.Text;
using System.Text;
using TwoWayChat.Data;

namespace TwoWayChat.Hosting;

/// <summary>What a list is asked for: how many, and after which row.</summary>
/// <param name="Limit">1 to 200.</param>
/// <param name="After">The keys of the last row seen, as the cursor held them; empty on the first page.</param>
internal sealed record PageRequest(int Limit, IReadOnlyList<string> After)
{
    public const int MostItems = 200;
    public const int DefaultItems = 50;
    private const int MostCursorLength = 1024;
    public const int MostSearchLength = 128;

    /// <summary>A part of a name to look for, without case; empty for all.</summary>
    public string Search { get; init; } = "";

    /// <summary>
    /// Reads <c>?limit=</c>, <c>?after=</c> and, where a list can be searched, <c>?search=</c>; throws a 400 where they make no sense.
    /// <paramref name="keys"/> is how many keys a cursor has.
    /// </summary>
    public static PageRequest Read(HttpRequest request, int keys)
    {
        var limit = DefaultItems;
        if (request.Query.TryGetValue("limit", out var asked) && (!int.TryParse(asked, out limit) || limit is < 1 or > MostItems))
        {
            throw ApiException.Invalid("limit", "INVALID_LIMIT", $"must be a number from 1 to {MostItems}");
        }

        var search = QueryText.Text(request.Query, "search", MostSearchLength) ?? "";
        IReadOnlyList<string> after = request.Query.TryGetValue("after", out var cursor) ? Decode(cursor.ToString(), keys) : [];
        return new PageRequest(limit, after) { Search = search };
    }

    /// <summary>The page of a list on a screen; <paramref name="next"/> is <see cref="Page{T}.Next"/> of the page before, or null.</summary>
    public static PageRequest Of(string? search, string? next, int keys)
    {
        // What a request would be refused for is left out here: nobody types it by intent, and PostgreSQL takes no NUL.
        var text = string.Concat((search ?? "").EnumerateRunes().Where(rune => !Rune.IsControl(rune)).Take(MostSearchLength)).Trim();
        return new PageRequest(DefaultItems, next is null ? [] : Decode(next, keys)) { Search = text };
    }

    /// <summary>For <c>like @search escape '\'</c> over a column of keys (lower case).</summary>
    public string SearchPattern => LikePattern.Containing(Search.ToLowerInvariant());

    /// <summary>The first key of the cursor; empty, and so before every key, on the first page.</summary>
    public string AfterKey => AfterText(0);

    /// <summary>The single key of a cursor that is an id; null on the first page. Throws a 400 where it is none.</summary>
    public string? AfterId => After.Count == 0 ? null : Ids.IsId(After[0]) ? After[0] : throw BadCursor();

    /// <summary>A key of the cursor, whatever it is; <paramref name="first"/>, which comes before all rows, on the first page.</summary>
    public string AfterText(int key, string first = "") => After.Count == 0 ? first : After[key];

    /// <summary>A key of the cursor that is a number; <paramref name="first"/> on the first page. Throws a 400 where it is none.</summary>
    public long AfterNumber(int key, long first) =>
        After.Count == 0 ? first : long.TryParse(After[key], out var number) ? number : throw BadCursor();

    /// <summary>A page of rows that were read one beyond the limit, to know whether there is more.</summary>
    public Page<TOut> Cut<TRow, TOut>(IReadOnlyList<TRow> rows, Func<TRow, TOut> map, Func<TRow, string[]> keys) =>
        new([.. rows.Take(Limit).Select(map)], rows.Count > Limit ? Encode(keys(rows[Limit - 1])) : null);

    private static string Encode(string[] keys) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('\n', keys)));

    private static string[] Decode(string cursor, int keys)
    {
        var bytes = new byte[MostCursorLength];
        if (cursor.Length > MostCursorLength || Base64Url.DecodeFromChars(cursor, bytes, out _, out var written) != OperationStatus.Done)
        {
            throw BadCursor();
        }

        var parts = Encoding.UTF8.GetString(bytes, 0, written).Split('\n');
        return parts.Length == keys && !parts.Any(part => part.Any(char.IsControl)) ? parts : throw BadCursor();
    }

    private static ApiException BadCursor() => ApiException.Invalid("after", "INVALID_CURSOR", "is no cursor of this list");
}
