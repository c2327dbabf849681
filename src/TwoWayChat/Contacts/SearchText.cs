using System.Text;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts;

/// <summary>What somebody types to find a contact. A number may be written with blanks and dashes.</summary>
internal sealed class SearchText
{
    /// <summary>Parts are indexed by three characters each; what is shorter is looked for as a beginning.</summary>
    private const int Gram = 3;

    /// <summary>Enough to leave few rows, which are then looked through.</summary>
    private const int MostGrams = 24;

    private readonly Rune[] runes;

    private SearchText(string key, IReadOnlyList<string> numbers)
    {
        Key = key;
        Numbers = numbers;
        runes = [.. key.EnumerateRunes()];
    }

    /// <summary>In lower case.</summary>
    public string Key { get; }

    /// <summary>How the address may begin.</summary>
    public IReadOnlyList<string> Numbers { get; }

    /// <summary>Too short for the index of parts.</summary>
    public bool IsShort => runes.Length < Gram;

    /// <summary>For <c>like @pattern escape '\'</c>.</summary>
    public string Pattern => LikePattern.Containing(Key);

    /// <summary>The groups of three characters that must all occur, as SQLite's full-text index asks for them.</summary>
    public string Match => string.Join(
        " AND ",
        Enumerable.Range(0, Math.Min(runes.Length - Gram + 1, MostGrams))
            .Select(at => string.Concat(runes.Skip(at).Take(Gram)))
            .Distinct()
            .Select(gram => $"\"{gram.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    /// <param name="page">What is asked for.</param>
    /// <param name="country">Whose numbers may be written without country code; empty for none.</param>
    public static SearchText Of(PageRequest page, string country = "")
    {
        var text = page.Search;
        if (text.Length > Address.MaxTextLength || !DialledDigits.TryRead(text, out var digits))
        {
            return new SearchText(NameKey.Of(text), [text]);
        }

        return new SearchText(digits, digits[0] == '+' ? [digits] : [.. National(digits, country), $"+{digits}", digits]);
    }

    /// <summary>The number, where it is a whole one of that country.</summary>
    private static IEnumerable<string> National(string digits, string country)
    {
        if (country.Length > 0 && Address.TryParse(digits, country, out var address) && address.Type == AddressType.E164)
        {
            yield return address.Value;
        }
    }
}
