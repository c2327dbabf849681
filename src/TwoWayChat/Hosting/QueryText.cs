using TwoWayChat.Data;

namespace TwoWayChat.Hosting;

/// <summary>Reads what a list is asked for, besides its page: nothing that has not the form of what is looked for gets as far as a query.</summary>
internal static class QueryText
{
    /// <summary>An id; null where it is missing or empty. Throws 400 for what has not the form of one.</summary>
    /// <param name="query">The request's.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="what">Whose id, with its article.</param>
    public static string? Id(IQueryCollection query, string name, string what)
    {
        var text = query[name].ToString();
        return text.Length == 0 || Ids.IsId(text) ? NullIfEmpty(text) : throw ApiException.Invalid(name, "INVALID_VALUE", $"must be the id of {what}");
    }

    /// <summary>A text, trimmed; null where it is missing or blank. Throws 400 for one that is too long or holds control characters.</summary>
    public static string? Text(IQueryCollection query, string name, int most)
    {
        var check = new Check();
        var text = check.Optional(query[name].ToString(), name, most);
        check.Enforce();
        return text;
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
