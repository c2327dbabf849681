using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using TwoWayChat.Hosting;

namespace TwoWayChat.Chats.Consent;

/// <summary>Reads a block list line by line as it comes in; no more than a line of it is ever held.</summary>
internal static class BlockListLines
{
    public const int MostBytes = 16 * 1024 * 1024;
    public const int MostLines = 100_000;
    private const int MostLineLength = 4096;

    /// <summary>
    /// The lines, without empty ones and a heading. Throws 415 for another content type, and on the way 400 for too many lines and 413 for too many bytes.
    /// </summary>
    public static IAsyncEnumerable<BlockedAddress> Of(HttpRequest request, string country)
    {
        var type = request.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        Func<string, int, string, BlockedAddress?> read = type switch
        {
            "text/csv" => ReadBlockedAddress.FromCsv,
            "application/x-ndjson" or "application/json" => ReadBlockedAddress.FromJson,
            _ => throw ApiException.UnsupportedMediaType(),
        };
        if (request.ContentLength > MostBytes)
        {
            throw ApiException.TooLarge(MostBytes);
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }

        return ReadAsync(request.Body, country, read, request.HttpContext.RequestAborted);
    }

    /// <summary>The country that numbers are read by; throws a 400 for a code that is none, for then every line would be refused.</summary>
    public static string Country(string text)
    {
        var code = text.Trim().ToUpperInvariant();
        new Check().That(code.Length == 0 || Companies.Country.IsKnown(code), "country", "UNKNOWN_COUNTRY",
            "must be the ISO 3166 code of a country, such as US").Enforce();
        return code;
    }

    /// <summary>The lines of a CSV file.</summary>
    public static IAsyncEnumerable<BlockedAddress> OfCsv(Stream content, string country, CancellationToken cancellationToken) =>
        ReadAsync(content, country, ReadBlockedAddress.FromCsv, cancellationToken);

    private static async IAsyncEnumerable<BlockedAddress> ReadAsync(
        Stream content, string country, Func<string, int, string, BlockedAddress?> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;
        await foreach (var line in LinesAsync(content, cancellationToken))
        {
            if (++number > MostLines)
            {
                throw ApiException.BadRequest($"A block list has at most {MostLines} lines; those before have been read");
            }

            if (read(line.Trim(), number, country) is { } address)
            {
                yield return address;
            }
        }
    }

    /// <summary>A line that is too long ends the reading: it is no list.</summary>
    private static async IAsyncEnumerable<string> LinesAsync(Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(body, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var line = new StringBuilder();
        var buffer = new char[4096];
        int count;
        while ((count = await reader.ReadAsync(buffer, cancellationToken)) > 0)
        {
            for (var i = 0; i < count; i++)
            {
                if (buffer[i] != '\n')
                {
                    line.Append(buffer[i]);
                    continue;
                }

                yield return line.ToString();
                line.Clear();
            }

            if (line.Length > MostLineLength)
            {
                throw ApiException.BadRequest($"A line is longer than {MostLineLength} characters");
            }
        }

        if (line.Length > 0) // Else the last line has ended, as lines do.
        {
            yield return line.ToString();
        }
    }
}
