using System.Text;

namespace TwoWayChat.Tests.Media;

/// <summary>The smallest contents of each kind that are told by their first bytes, and some that only pretend.</summary>
internal static class Samples
{
    /// <summary>A red pixel.</summary>
    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==");

    public static byte[] Of(string kind) => kind switch
    {
        "png" => Png,
        "jpeg" => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1],
        "gif" => [.. "GIF89a"u8, 1, 0, 1, 0],
        "webp" => [.. "RIFF"u8, 26, 0, 0, 0, .. "WEBPVP8L"u8, 13, 0],
        "mp4" => [0, 0, 0, 20, .. "ftypisom"u8, 0, 0, 2, 0, .. "mp41"u8],
        "3gp" => [0, 0, 0, 20, .. "ftyp3gp4"u8, 0, 0, 2, 0, .. "3gp4"u8],
        "id3" => [.. "ID3"u8, 3, 0, 0, 0, 0, 0, 0],
        "mp3" => TwoFrames(),
        "amr" => [.. "#!AMR\n"u8, 0x3C],
        "awb" => [.. "#!AMR-WB\n"u8, 0x3C],
        "ogg" => [.. "OggS\0"u8, 2],
        "pdf" => [.. "%PDF-1.7\n"u8],
        "vcard" => Encoding.UTF8.GetBytes("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nEND:VCARD\r\n"),
        "text" => Encoding.UTF8.GetBytes("Grüße,\n\tAda 🙂\n"),
        "html" => Encoding.UTF8.GetBytes("<!DOCTYPE html><script>alert(1)</script>"),
        "hidden html" => Encoding.UTF8.GetBytes("hello <SCRIPT>alert(1)</SCRIPT>"),
        "svg" => Encoding.UTF8.GetBytes("\uFEFF \n<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"),
        "xml" => Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><x/>"),
        "exe" => [.. "MZ"u8, 0x90, 0, 3, 0],
        "zip" => [.. "PK"u8, 3, 4, 20, 0],
        "heic" => [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8],
        "one frame" => [0xFF, 0xFB, 0x90, 0x00, 1, 2, 3, 4],
        "latin text" => [.. "Gr"u8, 0xFC, .. "n und gut"u8],
        "text with NUL" => [.. "hello\0world"u8],
        "white" => [.. " \n\t "u8],
        _ => throw new ArgumentException($"There is no sample {kind}", nameof(kind)),
    };

    /// <summary>Content of a size, a picture by its start, that differs by <paramref name="salt"/>.</summary>
    public static byte[] Picture(int size, byte salt = 0)
    {
        var bytes = new byte[size];
        for (var i = 0; i < size; i++)
        {
            bytes[i] = (byte)((i * 31) + salt);
        }

        Png.AsSpan(0, 33).CopyTo(bytes);
        return bytes;
    }

    /// <summary>Two frames of MPEG 1 layer III, 128 kbit/s at 44.1 kHz: 417 bytes each.</summary>
    private static byte[] TwoFrames()
    {
        var bytes = new byte[2 * 417];
        byte[] header = [0xFF, 0xFB, 0x90, 0x00];
        header.CopyTo(bytes, 0);
        header.CopyTo(bytes, 417);
        return bytes;
    }
}
