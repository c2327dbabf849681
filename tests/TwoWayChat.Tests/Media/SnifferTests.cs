using TwoWayChat.Media;

namespace TwoWayChat.Tests.Media;

public class SnifferTests
{
    [Theory]
    [InlineData("png", "image/png")]
    [InlineData("jpeg", "image/jpeg")]
    [InlineData("gif", "image/gif")]
    [InlineData("webp", "image/webp")]
    [InlineData("mp4", "video/mp4")]
    [InlineData("3gp", "video/3gpp")]
    [InlineData("id3", "audio/mpeg")]
    [InlineData("mp3", "audio/mpeg")]
    [InlineData("amr", "audio/amr")]
    [InlineData("awb", "audio/amr-wb")]
    [InlineData("ogg", "audio/ogg")]
    [InlineData("pdf", "application/pdf")]
    [InlineData("vcard", "text/vcard")]
    [InlineData("text", "text/plain")]
    [InlineData("html", null)]
    [InlineData("hidden html", null)]
    [InlineData("svg", null)]
    [InlineData("xml", null)]
    [InlineData("exe", null)]
    [InlineData("zip", null)]
    [InlineData("heic", null)]
    [InlineData("one frame", null)]
    [InlineData("latin text", null)]
    [InlineData("text with NUL", null)]
    [InlineData("white", null)]
    public async Task TypeOf_Content_IsToldByItsBytes(string kind, string? expected)
    {
        using var content = new MemoryStream(Samples.Of(kind));

        var type = await Sniffer.TypeOfAsync(content, CancellationToken.None);

        type?.Name.ShouldBe(expected);
        (type is null).ShouldBe(expected is null);
    }

    [Fact]
    public async Task TypeOf_TextWithABadByteFarBehind_IsNone()
    {
        var bytes = Enumerable.Repeat((byte)'a', 100_000).Append((byte)0xFF).ToArray();

        (await Sniffer.TypeOfAsync(new MemoryStream(bytes), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task TypeOf_LetterAcrossABorderOfReading_IsText()
    {
        var bytes = Enumerable.Repeat("ü"u8.ToArray(), 50_000).SelectMany(letter => letter).Prepend((byte)'a').ToArray();

        (await Sniffer.TypeOfAsync(new MemoryStream(bytes), CancellationToken.None)).ShouldBe(MediaTypes.Text);
    }
}
