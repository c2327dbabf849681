using System.Text.RegularExpressions;

namespace TwoWayChat.Data;

/// <summary>Patterns for <c>like @pattern escape '\'</c>, which both databases read alike.</summary>
internal static partial class LikePattern
{
    /// <summary>Matches what holds <paramref name="text"/> anywhere; everything, when it is empty. The text's own wildcards stand for themselves.</summary>
    public static string Containing(string text) => text.Length == 0 ? "%" : $"%{Beginning(text)}";

    /// <summary>Matches what begins with <paramref name="text"/>.</summary>
    public static string Beginning(string text) => $"{Wildcard().Replace(text, @"\$0")}%";

    [GeneratedRegex(@"[\\%_]", RegexOptions.None, 1000)]
    private static partial Regex Wildcard();
}
