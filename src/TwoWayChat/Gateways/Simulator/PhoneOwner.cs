using TwoWayChat.Contacts;

namespace TwoWayChat.Gateways.Simulator;

/// <summary>A phone that texts went to or came from.</summary>
internal sealed record PhoneOwner
{
    public required string Address { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    /// <summary>The contact's name; null where it has none.</summary>
    public string? Name => FirstName is null && LastName is null ? null : ContactName.Shown(FirstName, LastName, Address);
}
