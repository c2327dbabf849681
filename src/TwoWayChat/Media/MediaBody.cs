namespace TwoWayChat.Media;

/// <summary>Media as the API answers an upload with it.</summary>
/// <param name="Id">What messages name.</param>
/// <param name="ContentType">As the content shows it, whatever was said of it.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="FileName">The name it was given, cleaned, with the ending of its type.</param>
internal sealed record MediaBody(string Id, string ContentType, long SizeBytes, string FileName)
{
    public static MediaBody Of(MediaRow row) => new(row.MediaId, row.ContentType, row.SizeBytes, row.FileName);
}
