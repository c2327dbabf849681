using System.Collections.Frozen;

namespace TwoWayChat.Sms;

/// <summary>
/// Characters that say the same as GSM characters and differ in looks only. Letters are not among them: "ç" for "c" would change a word.
/// </summary>
internal static class Typography
{
    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';
    private const int FullWidthToAscii = 0xFEE0;

    private static readonly (string To, string From)[] Groups =
    [
        ("'", "\u2018\u2019\u201A\u201B\u2032\u2035\u2039\u203A\u00B4\u0060\u02B9\u02BB\u02BC\u02BD\uFF40"),
        ("\"", "\u201C\u201D\u201E\u201F\u2033\u2036\u00AB\u00BB\u02BA\u301D\u301E\u301F"),
        // hyphens, dashes, minus, bullets
        ("-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\u2022\u2023\u2043\u2219\u25AA\u25CF\u25E6"),
        (".", "\u00B7\u2024"),
        ("..", "\u2025"),
        ("...", "\u2026"),
        // tab, no-break, ideographic and the spaces of fixed width
        (" ", "\t\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000"),
        ("\n", "\u000B\u0085\u2028\u2029"),
        // invisible: soft hyphen, zero width, direction marks (which copied phone numbers carry), byte order mark
        ("", "\u00AD\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF"),
        ("/", "\u2044\u2215"),
        ("ff", "\uFB00"),
        ("fi", "\uFB01"),
        ("fl", "\uFB02"),
        ("ffi", "\uFB03"),
        ("ffl", "\uFB04"),
        ("£", "\uFFE1"),
        ("¥", "\uFFE5"),
    ];

    /// <summary>GSM text by the character it stands for.</summary>
    public static FrozenDictionary<char, string> Replacements { get; } = Build();

    private static FrozenDictionary<char, string> Build()
    {
        var replacements = Groups.SelectMany(group => group.From, (group, from) => (from, group.To)).ToDictionary();
        for (var wide = FirstFullWidth; wide <= LastFullWidth; wide++)
        {
            replacements.TryAdd(wide, ((char)(wide - FullWidthToAscii)).ToString());
        }

        return replacements.ToFrozenDictionary();
    }
}
