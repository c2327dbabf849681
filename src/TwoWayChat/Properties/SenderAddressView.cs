namespace TwoWayChat.Properties;

/// <summary>A sender address on the wire.</summary>
/// <param name="StopHandledBy">Who answers STOP, HELP and START: <c>US</c> or <c>GATEWAY</c>.</param>
/// <param name="CreatedAt">Epoch milliseconds.</param>
internal sealed record SenderAddressView(
    string Id, string Address, string AddressType, string Gateway, string? PropertyId, string StopHandledBy, long CreatedAt, long Version)
{
    public static SenderAddressView Of(SenderAddress address) => new(
        address.SenderAddressId, address.Address, address.AddressType, address.Gateway, address.PropertyId,
        address.StopHandledBy, address.CreatedAt, address.Version);
}
