using System.Text.RegularExpressions;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Notes;

/// <summary>The user names that a text names as <c>@username</c>. Names with a blank in them cannot be named so.</summary>
internal static partial class Mentions
{
    /// <summary>Most names looked at; further ones are text.</summary>
    public const int Most = 20;

    /// <summary>
    /// Keys of the names that may be meant. An e-mail address names nobody; signs that end a sentence may belong to a name, so both forms are given.
    /// </summary>
    public static IReadOnlyList<string> Of(string text) =>
        [.. Named().Matches(text).Take(Most).Select(match => match.Groups["name"].Value).SelectMany(Forms).Select(NameKey.Of).Distinct()];

    private static IEnumerable<string> Forms(string name)
    {
        yield return name;
        var bare = name.TrimEnd('.', ',', ';', '!', '?', ')', '-', '\'', '"');
        if (bare.Length > 0 && bare.Length < name.Length)
        {
            yield return bare;
        }
    }

    [GeneratedRegex(@"(?<![^\s(""'])@(?<name>[^\s@:]{1,64})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
