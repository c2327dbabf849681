using TwoWayChat.Hosting;

namespace TwoWayChat.Contacts.Files;

/// <summary>Finds out which column of a file fills which field of a contact: as asked, else by the heading.</summary>
internal static class ImportColumns
{
    public const int Most = 200;

    /// <summary>Begins the fields of attributes by name.</summary>
    public const string Attribute = "attribute.";

    public static readonly IReadOnlyList<string> Fields =
        ["address", "firstName", "lastName", "email", "language", "externalId", "tags", "attributes"];

    /// <summary>Headings as other programs write them, without blanks and case.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["address"] = "address", ["number"] = "address", ["phone"] = "address", ["phonenumber"] = "address", ["mobile"] = "address", ["mobilephone"] = "address",
        ["mobilenumber"] = "address", ["cell"] = "address", ["cellphone"] = "address", ["telephone"] = "address", ["msisdn"] = "address",
        ["firstname"] = "firstName", ["givenname"] = "firstName", ["lastname"] = "lastName", ["surname"] = "lastName", ["familyname"] = "lastName",
        ["email"] = "email", ["emailaddress"] = "email", ["language"] = "language", ["locale"] = "language",
        ["externalid"] = "externalId", ["customerid"] = "externalId", ["tags"] = "tags", ["labels"] = "tags", ["attributes"] = "attributes",
    };

    /// <summary>
    /// All columns in the order of the file. Throws 400 for a file without heading or without a column of addresses, and for a mapping that names columns or
    /// fields that there are not, or a field twice.
    /// </summary>
    public static IReadOnlyList<ImportColumn> Of(CsvRecord? heading, IReadOnlyList<ImportColumn> map)
    {
        if (heading is null)
        {
            throw ApiException.Invalid("file", "REQUIRED", "must not be empty: its first line names the columns");
        }

        new Check().That(heading.Fields.Count <= Most, "file", "TOO_MANY", $"must have at most {Most} columns")
            .That(heading.Flaw == CsvFlaw.None, "file", "INVALID_HEADING", "must begin with a line of UTF-8 text that names the columns").Enforce();
        var columns = Columns(heading, Asked(heading.Fields, map));
        new Check().That(columns.Any(column => column.Field == "address"), "map", "REQUIRED", "must name the column of the numbers, such as Mobile:address").Enforce();
        return columns;
    }

    /// <summary>All columns as their headings tell them, whether or not one holds the addresses.</summary>
    public static IReadOnlyList<ImportColumn> Guessed(CsvRecord heading) => Columns(heading, []);

    /// <summary>Each field once: by the column that was asked for, else by the first whose heading says so.</summary>
    private static List<ImportColumn> Columns(CsvRecord heading, Dictionary<string, string?> asked)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var columns = new List<ImportColumn>();
        foreach (var header in heading.Fields.Select(field => field.Trim()))
        {
            var guess = Guess(header);
            var field = asked.TryGetValue(header, out var named) ? named : asked.ContainsValue(guess) ? null : guess;
            columns.Add(new ImportColumn(header, field is not null && used.Add(field) ? field : null));
        }

        return columns;
    }

    private static Dictionary<string, string?> Asked(IReadOnlyList<string> headers, IReadOnlyList<ImportColumn> map)
    {
        var asked = new Dictionary<string, string?>(StringComparer.Ordinal);
        var check = new Check();
        foreach (var (header, name) in map)
        {
            var field = name is null ? null : Guess(name);
            check.That(headers.Any(column => column.Trim() == header), "map", "UNKNOWN_COLUMN", $"must name a column of the file; there is no {header}")
                .That(name is null || field is not null, "map", "UNKNOWN_FIELD", $"must name a field of a contact; {name} is none")
                .That(field is null || !asked.ContainsValue(field), "map", "DUPLICATE", $"must name each field once; {field} is there twice");
            asked[header] = field;
        }

        check.Enforce();
        return asked;
    }

    private static string? Guess(string header)
    {
        if (header.StartsWith(Attribute, StringComparison.OrdinalIgnoreCase))
        {
            return header.Length > Attribute.Length ? $"{Attribute}{header[Attribute.Length..].Trim()}" : null;
        }

        return Known.GetValueOrDefault(string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant());
    }
}
