namespace TwoWayChat.Properties;

/// <summary>A keyword on the wire.</summary>
/// <param name="CreatedAt">Epoch milliseconds.</param>
internal sealed record KeywordView(string Id, string Word, string PropertyId, long CreatedAt, long Version)
{
    public static KeywordView Of(Keyword keyword) =>
        new(keyword.KeywordId, keyword.Word, keyword.PropertyId, keyword.CreatedAt, keyword.Version);
}
