namespace TwoWayChat.Media;

/// <summary>Recognises HTML, SVG and XML: markup that a browser could be talked into running.</summary>
internal static class Markup
{
    private static readonly string[] Tags = ["<html", "<head", "<body", "<script", "<svg", "<iframe", "<!doctype", "<?xml", "<object", "<embed", "<style"];

    /// <summary>Whether the text begins like markup, or has one of the tags that make a page.</summary>
    public static bool IsIn(string text) =>
        text is ['<', var next, ..] && (char.IsAsciiLetter(next) || next is '!' or '?' or '/')
        || Tags.Any(tag => text.Contains(tag, StringComparison.OrdinalIgnoreCase));
}
