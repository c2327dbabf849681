using System.Text.Json;
using TwoWayChat.Events;

namespace TwoWayChat.Chats.Notes;

/// <summary>What users tell each other about a chat; the customer never sees it. Never changed once it is written.</summary>
internal sealed record Note
{
    public required string CompanyId { get; init; }

    public required string NoteId { get; init; }

    public required string ChatId { get; init; }

    public required string Text { get; init; }

    /// <summary>JSON of the users that the text names, by the names borne then.</summary>
    public required string Mentions { get; init; }

    /// <summary>Text of <see cref="ActorType"/>.</summary>
    public required string AuthorType { get; init; }

    public required string AuthorId { get; init; }

    public required string AuthorName { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    public IReadOnlyList<NamedRef> Mentioned => JsonSerializer.Deserialize<IReadOnlyList<NamedRef>>(Mentions, WireJson.Options) ?? [];
}
