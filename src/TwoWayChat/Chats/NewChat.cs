using TwoWayChat.Chats.Routing;
using TwoWayChat.Data;
using TwoWayChat.Properties;

namespace TwoWayChat.Chats;

/// <summary>What a chat is started with; it is open and has no message yet.</summary>
internal sealed record NewChat
{
    public required string CompanyId { get; init; }

    public required string ChatId { get; init; }

    public required RoutedTo Route { get; init; }

    public required string ContactId { get; init; }

    /// <summary>The number that the chat is with, where it is not the contact's own but that of one that was merged into it.</summary>
    public Address? OtherNumber { get; init; }

    public required string SenderAddressId { get; init; }

    public required ChatStarter Starter { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long StartedAt { get; init; }

    public string PropertyId => Route.PropertyId;

    public string ContactAddress => OtherNumber?.Value ?? "";

    public string ContactAddressType => OtherNumber is { } number ? EnumText.Of(number.Type) : "";

    public string? Keyword => Route.Keyword;

    public string Routing => EnumText.Of(Route.Rule);

    public string StartedBy => EnumText.Of(Starter);
}
