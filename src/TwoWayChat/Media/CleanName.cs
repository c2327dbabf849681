using System.Globalization;
using System.Text;
using TwoWayChat.Sms;

namespace TwoWayChat.Media;

/// <summary>Makes a file name that is safe to show and to save under, on any system.</summary>
internal static class CleanName
{
    /// <summary>Most characters of a name, ending included.</summary>
    public const int MostLength = 100;

    private const string NotInNames = "<>:\"/\\|?*";

    /// <summary>
    /// The last part of <paramref name="name"/> without path, control, direction and reserved characters, with an ending of its type: what is no
    /// <c>.exe</c> is not called so. A name that nothing is left of becomes that of the type.
    /// </summary>
    public static string Of(string? name, MediaType type)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            clean.Append(IsAllowed(rune) ? rune.ToString() : "");
        }

        var stem = clean.ToString().Trim();
        var ending = type.Endings.FirstOrDefault(ending => stem.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        stem = (ending is null ? stem : stem[..^ending.Length]).Trim('.', ' ');
        ending ??= type.Endings[0];
        return (stem.Length == 0 ? type.Stem : StorableText.Cut(stem, MostLength - ending.Length)) + ending;
    }

    private static bool IsAllowed(Rune rune) =>
        rune != Rune.ReplacementChar && !NotInNames.Contains(rune.ToString(), StringComparison.Ordinal)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
}
