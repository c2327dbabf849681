using System.Text.Json;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Properties;

namespace TwoWayChat.Chats.Consent;

/// <summary>Reads one line of a block list; null for a line that says nothing.</summary>
internal static class ReadBlockedAddress
{
    /// <summary>
    /// <c>address,note,state</c>, of which only the first must be there; fields may be quoted. A first line that begins with "address" is a heading.
    /// </summary>
    public static BlockedAddress? FromCsv(string line, int number, string country)
    {
        if (line.Length == 0 || (number == 1 && line.TrimStart('"').StartsWith("address", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var fields = CsvFields.Of(line);
        return Read(number, country, fields[0], fields.ElementAtOrDefault(1), fields.ElementAtOrDefault(2));
    }

    /// <summary>An object with the members <c>address</c>, <c>note</c> and <c>state</c>.</summary>
    public static BlockedAddress? FromJson(string line, int number, string country)
    {
        if (line.Length == 0)
        {
            return null;
        }

        try
        {
            var row = JsonSerializer.Deserialize<Row>(line, WireJson.Options);
            return Read(number, country, row?.Address, row?.Note, row?.State);
        }
        catch (JsonException)
        {
            return Refused(number, "INVALID_JSON", "is no JSON object with the member address");
        }
    }

    private static BlockedAddress Read(int number, string country, string? text, string? note, string? state)
    {
        if (!Address.TryParse(text?.Trim(), country, out var address))
        {
            return Refused(number, "INVALID_ADDRESS", "must hold a number such as +12025550123, a short code or a sender's name");
        }

        var named = string.IsNullOrWhiteSpace(state) ? EnumText.Of(ConsentState.OptedOut) : state.Trim().ToUpperInvariant();
        if (!EnumText.TryParse<ConsentState>(named, out var consent) || consent is not (ConsentState.OptedOut or ConsentState.Blocked))
        {
            return Refused(number, "INVALID_STATE", "must be OPTED_OUT or BLOCKED");
        }

        var kept = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        return kept?.Length > ConsentEntry.MostNoteLength || kept?.Any(char.IsControl) == true
            ? Refused(number, "INVALID_NOTE", $"must have at most {ConsentEntry.MostNoteLength} characters, none of them a control character")
            : new BlockedAddress(number) { Address = address, Note = kept, State = consent };
    }

    private static BlockedAddress Refused(int number, string code, string message) => new(number) { Error = new BlockListError(number, code, message) };

    private sealed record Row(string? Address, string? Note, string? State);
}
