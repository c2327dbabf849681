namespace TwoWayChat.Media;

/// <summary>All types of content that messages may carry. SVG and HTML are not among them: they can hold scripts.</summary>
internal static class MediaTypes
{
    public static readonly MediaType Jpeg = new("image/jpeg", "picture", [".jpg", ".jpeg"], IsPicture: true);
    public static readonly MediaType Png = new("image/png", "picture", [".png"], IsPicture: true);
    public static readonly MediaType Gif = new("image/gif", "picture", [".gif"], IsPicture: true);
    public static readonly MediaType WebP = new("image/webp", "picture", [".webp"], IsPicture: true);
    public static readonly MediaType Mp4 = new("video/mp4", "video", [".mp4", ".m4v"]);
    public static readonly MediaType Gpp = new("video/3gpp", "video", [".3gp", ".3gpp", ".3g2"]);
    public static readonly MediaType Mp3 = new("audio/mpeg", "audio", [".mp3"]);
    public static readonly MediaType Amr = new("audio/amr", "audio", [".amr"]);
    public static readonly MediaType AmrWideband = new("audio/amr-wb", "audio", [".awb"]);
    public static readonly MediaType Ogg = new("audio/ogg", "audio", [".ogg", ".oga", ".opus"]);
    public static readonly MediaType Pdf = new("application/pdf", "document", [".pdf"]);
    public static readonly MediaType VCard = new("text/vcard", "contact", [".vcf"]);
    public static readonly MediaType Text = new("text/plain", "text", [".txt"]);

    public static readonly IReadOnlyList<MediaType> All =
        [Jpeg, Png, Gif, WebP, Mp4, Gpp, Mp3, Amr, AmrWideband, Ogg, Pdf, VCard, Text];

    /// <summary>The type by its MIME name, as a row has it.</summary>
    public static MediaType Of(string name) => All.First(type => type.Name == name);

    /// <summary>Whether the MIME name is that of a picture; false for names that no row has.</summary>
    public static bool IsPicture(string name) => All.Any(type => type.IsPicture && type.Name == name);
}
