using TwoWayChat.Events;

namespace TwoWayChat.Gateways.Simulator;

/// <summary>A receipt whose time has come.</summary>
internal sealed record DueReceipt
{
    public required string CompanyId { get; init; }

    public required string CompanyName { get; init; }

    public required string ProviderMessageId { get; init; }

    /// <summary>Text of <see cref="Chats.MessageState"/>.</summary>
    public required string State { get; init; }

    public NamedRef Company => new(CompanyId, CompanyName);
}
