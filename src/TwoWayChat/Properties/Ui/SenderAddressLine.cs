namespace TwoWayChat.Properties.Ui;

/// <summary>A row of the list of sender addresses; the property's name is null for an address of the whole company.</summary>
internal sealed record SenderAddressLine(SenderAddress Address, string? PropertyName);
