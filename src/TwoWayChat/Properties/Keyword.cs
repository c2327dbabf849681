namespace TwoWayChat.Properties;

/// <summary>A first word that sends a new chat to a property.</summary>
internal sealed record Keyword
{
    /// <summary>Most characters of the word.</summary>
    public const int MostLength = 32;

    public required string CompanyId { get; init; }

    public required string KeywordId { get; init; }

    /// <summary>As it was written; compared without case.</summary>
    public required string Word { get; init; }

    public string WordKey => Security.NameKey.Of(Word);

    public required string PropertyId { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    public required long Version { get; init; }
}
