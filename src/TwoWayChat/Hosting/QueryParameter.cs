namespace TwoWayChat.Hosting;

/// <summary>A query parameter that a route reads by itself, for the API's description.</summary>
/// <param name="Name">As it stands in the query.</param>
/// <param name="Description">What it does, for people.</param>
/// <param name="Type">JSON Schema's word: <c>string</c>, <c>integer</c>, <c>boolean</c>.</param>
internal sealed record QueryParameter(string Name, string Description, string Type = "string")
{
    /// <summary>A part of a name to look for, on lists that can be searched (<see cref="PageRequest.Search"/>).</summary>
    public static readonly QueryParameter Search =
        new("search", "Only what has this in its name; case does not count.") { MostLength = PageRequest.MostSearchLength };

    public int? MostLength { get; init; }

    public long? Least { get; init; }

    public long? Most { get; init; }

    /// <summary>The words it may be; empty for any.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Throws 400 where a value is longer than <see cref="MostLength"/>.</summary>
    public void EnforceLength(IQueryCollection query)
    {
        if (query[Name].ToString().Length > MostLength)
        {
            throw ApiException.Invalid(Name, "TOO_LONG", $"must have at most {MostLength} characters");
        }
    }
}
