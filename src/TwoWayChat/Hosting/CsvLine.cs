namespace TwoWayChat.Hosting;

/// <summary>
/// A line of CSV (RFC 4180) that a spreadsheet opens without running anything: what it would take for a formula gets an apostrophe in front; telephone numbers
/// stay as they are.
/// </summary>
internal static class CsvLine
{
    /// <summary>What a formula may begin with (OWASP, "CSV Injection"), in full width too.</summary>
    private const string Formula = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private const char Apostrophe = '\'';

    /// <summary>The fields with their line end; null is an empty field.</summary>
    public static string Of(params IEnumerable<string?> fields) => string.Join(',', fields.Select(field => Quoted(Safe(field ?? "")))) + "\r\n";

    /// <summary>The field as it was before <see cref="Of"/> made it safe, for files that come back.</summary>
    public static string Plain(string field) => field.StartsWith(Apostrophe) && IsFormula(field[1..]) ? field[1..] : field;

    private static string Safe(string text) => IsFormula(text) ? $"{Apostrophe}{text}" : text;

    /// <summary>Also behind apostrophes of its own, so that the one that is added can be told from them.</summary>
    private static bool IsFormula(string text)
    {
        var bare = text.AsSpan().TrimStart(Apostrophe);
        return bare.Length > 0 && Formula.Contains(bare[0], StringComparison.Ordinal) && !IsNumber(text);
    }

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static bool IsNumber(string text) => text.Length > 1 && text[0] == '+' && !text.AsSpan(1).ContainsAnyExceptInRange('0', '9');
}
