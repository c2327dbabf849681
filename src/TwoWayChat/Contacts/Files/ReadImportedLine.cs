using System.Text.Json;
using TwoWayChat.Events;
using TwoWayChat.Hosting;

namespace TwoWayChat.Contacts.Files;

/// <summary>Reads a record of a file as what it says of a contact. An empty field says nothing.</summary>
internal static class ReadImportedLine
{
    /// <summary>The line, with all that is wrong with it.</summary>
    public static ImportedLine Of(CsvRecord record, IReadOnlyList<ImportColumn> columns, string country)
    {
        var check = new Check();
        if (record.Flaw != CsvFlaw.None)
        {
            return Flawed(record);
        }

        check.That(record.Fields.Skip(columns.Count).All(string.IsNullOrWhiteSpace), "", "TOO_MANY_FIELDS", "has more fields than the heading");
        var values = columns.Zip(record.Fields).Where(pair => pair.First.Field is not null && !string.IsNullOrWhiteSpace(pair.Second))
            .ToDictionary(pair => pair.First.Field!, pair => CsvLine.Plain(pair.Second.Trim()), StringComparer.Ordinal);
        var address = AddressField.Read(check, values.GetValueOrDefault("address"), "address", "INVALID_ADDRESS", country);
        var said = Said(check, values).Valid(check);
        var named = ContactRules.Attributes(check, values.Where(pair => pair.Key.StartsWith(ImportColumns.Attribute, StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key[ImportColumns.Attribute.Length..], pair => pair.Value));
        return new ImportedLine(record.Line) { Address = address, Said = said, Named = named, Errors = Errors(record.Line, check) };
    }

    private static ContactInput Said(Check check, Dictionary<string, string> values) => new(
        values.GetValueOrDefault("firstName"),
        values.GetValueOrDefault("lastName"),
        values.GetValueOrDefault("email"),
        values.GetValueOrDefault("externalId"),
        values.GetValueOrDefault("language"),
        values.TryGetValue("tags", out var tags) ? ContactCsv.Parts(tags) : null,
        values.TryGetValue("attributes", out var attributes) ? Attributes(check, attributes) : null);

    private static Dictionary<string, string>? Attributes(Check check, string json)
    {
        try
        {
            if (JsonSerializer.Deserialize<Dictionary<string, string>>(json, WireJson.Options) is { } attributes)
            {
                return attributes;
            }
        }
        catch (JsonException)
        {
            // Told below, as null is.
        }

        check.That(false, "attributes", "INVALID_JSON", "must be a JSON object of texts");
        return null;
    }

    private static ImportedLine Flawed(CsvRecord record) => new(record.Line)
    {
        Errors =
        [
            record.Flaw == CsvFlaw.Quotes
                ? new ImportError(record.Line, "", "INVALID_CSV", "has a quote where none may stand, or misses one")
                : new ImportError(record.Line, "", "INVALID_ENCODING", "is not UTF-8: save the file as CSV UTF-8"),
        ],
    };

    private static IReadOnlyList<ImportError> Errors(int line, Check check) =>
        [.. check.Errors.Select(error => new ImportError(line, error.Field, error.Code, error.Message))];
}
