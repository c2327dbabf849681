namespace TwoWayChat.Media;

/// <summary>A type of content that messages may carry.</summary>
/// <param name="Name">MIME type.</param>
/// <param name="Stem">File name of what came without one, such as <c>picture</c>.</param>
/// <param name="Endings">File name endings, the usual first.</param>
/// <param name="IsPicture">Whether browsers show it in place; it cannot hold scripts.</param>
internal sealed record MediaType(string Name, string Stem, IReadOnlyList<string> Endings, bool IsPicture = false);
