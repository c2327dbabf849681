using CsvHelper;
using TwoWayChat.Hosting;

namespace TwoWayChat.Contacts.Files;

/// <summary>
/// A CSV file that people made, record by record: fields may go over several lines, the separator is found out, and the text is UTF-8, or UTF-16 where a mark
/// at its beginning says so. No more than a record of it is ever held.
/// </summary>
internal sealed class CsvSheet : IDisposable
{
    /// <summary>Bytes of a record; one that is longer ends the reading: a quote that nobody closed would swallow the file.</summary>
    private const int MostRecordBytes = 64 * 1024;

    /// <summary>Stands where bytes were no UTF-8.</summary>
    private const char Unreadable = '\uFFFD';

    private readonly CsvReader reader;
    private long broken;

    public CsvSheet(Stream content) => reader = CsvReader.Create(
        content,
        new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true, MaxRecordSize = MostRecordBytes, OnMalformedRecord = found => broken = found.LineNumber },
        leaveOpen: true);

    /// <summary>The parts of a field of several, without empty ones.</summary>
    public static IReadOnlyList<string> Parts(string field, char separator)
    {
        using var within = CsvReader.FromText(field, new CsvReaderOptions { HasHeader = false, Separator = separator });
        return within.Read() ? [.. Fields(within).Select(part => part.Trim()).Where(part => part.Length > 0)] : [];
    }

    /// <summary>The next record that holds something; null after the last. Throws 400 for one that has no end.</summary>
    public async Task<CsvRecord?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                var fields = Fields(reader);
                if (!fields.All(string.IsNullOrWhiteSpace))
                {
                    return new CsvRecord((int)reader.LineNumber, fields, FlawOf(fields));
                }
            }

            return null;
        }
        catch (CsvFormatException)
        {
            throw ApiException.BadRequest($"A record is longer than {MostRecordBytes} bytes: a quote may be missing");
        }
    }

    public void Dispose() => reader.Dispose();

    private CsvFlaw FlawOf(IReadOnlyList<string> fields) => broken == reader.LineNumber ? CsvFlaw.Quotes
        : fields.Any(field => field.Contains(Unreadable, StringComparison.Ordinal)) ? CsvFlaw.Encoding : CsvFlaw.None;

    private static string[] Fields(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
}
