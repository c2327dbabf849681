using System.Text;

namespace TwoWayChat.Media;

/// <summary>
/// Tells the type of content by its bytes alone, never by what its name or its sender says (signatures: WHATWG MIME Sniffing, ISO 14496-12 for
/// <c>ftyp</c>, RFC 4867 for AMR). What only looks like a type in its first bytes may still be broken: it is shown as that type and as nothing else.
/// </summary>
internal static class Sniffer
{
    private const int HeadBytes = 4096;

    private static readonly (MediaType Type, byte[] Start)[] Starts =
    [
        (MediaTypes.Jpeg, [0xFF, 0xD8, 0xFF]),
        (MediaTypes.Png, [0x89, .. "PNG\r\n\x1A\n"u8]),
        (MediaTypes.Gif, [.. "GIF87a"u8]),
        (MediaTypes.Gif, [.. "GIF89a"u8]),
        (MediaTypes.Mp3, [.. "ID3"u8]),
        (MediaTypes.Amr, [.. "#!AMR\n"u8]),
        (MediaTypes.AmrWideband, [.. "#!AMR-WB\n"u8]),
        (MediaTypes.Ogg, [.. "OggS\0"u8]),
        (MediaTypes.Pdf, [.. "%PDF-"u8]),
    ];

    /// <summary>The type, or null where it is none of <see cref="MediaTypes"/>. Reads the content from its start.</summary>
    public static async Task<MediaType?> TypeOfAsync(Stream content, CancellationToken cancellationToken)
    {
        var head = new byte[HeadBytes];
        var count = await content.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancellationToken);
        if (OfBinary(head.AsSpan(0, count)) is { } type)
        {
            return type;
        }

        content.Position = 0;
        return await PlainText.IsAsync(content, cancellationToken) ? OfText(head.AsSpan(0, count)) : null;
    }

    private static MediaType? OfBinary(ReadOnlySpan<byte> head)
    {
        foreach (var (type, start) in Starts)
        {
            if (head.StartsWith(start))
            {
                return type;
            }
        }

        if (head.Length >= 16 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBPVP8"u8))
        {
            return MediaTypes.WebP;
        }

        return OfFileTypeBox(head) ?? (Mp3Frame.Starts(head) ? MediaTypes.Mp3 : null);
    }

    /// <summary>The brand of an ISO base media file: 3GPP and MP4; not HEIF, AVIF or QuickTime, which carriers do not take.</summary>
    private static MediaType? OfFileTypeBox(ReadOnlySpan<byte> head)
    {
        if (head.Length < 16 || !head[4..].StartsWith("ftyp"u8))
        {
            return null;
        }

        var brand = Encoding.Latin1.GetString(head[8..12]);
        return brand switch
        {
            ['3', 'g', 'p' or 'r' or 's' or 'e' or 'g' or '2', ..] => MediaTypes.Gpp,
            "isom" or "iso2" or "iso3" or "iso4" or "iso5" or "iso6" or "mp41" or "mp42" or "avc1" or "MSNV" or "M4V " or "dash" => MediaTypes.Mp4,
            _ => null,
        };
    }

    /// <summary>Text that a browser might take for markup is none of ours.</summary>
    private static MediaType? OfText(ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF').TrimStart();
        if (text.StartsWith("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase))
        {
            return MediaTypes.VCard;
        }

        return Markup.IsIn(text) ? null : MediaTypes.Text;
    }
}
