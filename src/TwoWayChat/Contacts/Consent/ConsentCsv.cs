using System.Globalization;

namespace TwoWayChat.Contacts.Consent;

/// <summary>
/// The ledger as CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe in front; telephone numbers stay as they are.
/// </summary>
internal static class ConsentCsv
{
    public const string Head = "number,address,scope,state,source,keyword,messageId,actorType,actorId,actorName,note,at\r\n";

    /// <summary>What a formula may begin with, in full width too.</summary>
    private const string Formula = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    public static string Line(ConsentEntry entry) => string.Join(',', Fields(entry).Select(Field)) + "\r\n";

    private static string?[] Fields(ConsentEntry entry) =>
    [
        entry.Number.ToString(CultureInfo.InvariantCulture), entry.Address, entry.Scope, entry.State, entry.Source, entry.Keyword, entry.MessageId,
        entry.ActorType, entry.ActorId, entry.ActorName, entry.Note,
        DateTimeOffset.FromUnixTimeMilliseconds(entry.CreatedAt).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
    ];

    private static string Field(string? value)
    {
        var text = value ?? "";
        var safe = text.Length > 0 && Formula.Contains(text[0], StringComparison.Ordinal) && !IsNumber(text) ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static bool IsNumber(string text) => text.Length > 1 && text[0] == '+' && !text.AsSpan(1).ContainsAnyExceptInRange('0', '9');
}
