using System.Globalization;

namespace TwoWayChat.Hosting;

/// <summary>A CSV file as an answer, sent while it is read.</summary>
internal static class CsvAnswer
{
    public const string MediaType = "text/csv";

    /// <summary>Tells spreadsheets that the file is UTF-8, which they take no other hint for; programs stumble over it.</summary>
    public const char Mark = '\uFEFF';

    /// <summary>Says that a file of that name comes; nothing is sent yet.</summary>
    public static void Begin(HttpResponse response, string fileName)
    {
        response.ContentType = $"{MediaType}; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
    }

    /// <summary>Sends the lines, each with its line end. Where reading fails on the way the connection breaks off: half a file never looks like a whole one.</summary>
    public static async Task SendAsync(HttpResponse response, string fileName, IAsyncEnumerable<string> lines, CancellationToken cancellationToken)
    {
        Begin(response, fileName);
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            await response.WriteAsync(line, cancellationToken);
        }
    }

    /// <summary>A moment (epoch milliseconds) as spreadsheets and people read it: ISO 8601, UTC.</summary>
    public static string Moment(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
