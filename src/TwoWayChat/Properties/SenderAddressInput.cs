using System.ComponentModel.DataAnnotations;

namespace TwoWayChat.Properties;

/// <summary>Body of <c>POST /sender-addresses</c> and <c>PUT /sender-addresses/{id}</c>; what a PUT leaves out stays.</summary>
/// <param name="Address">A number with its country code, a short code or a sender's name; not for PUT.</param>
/// <param name="PropertyId">An empty text takes the address from its property.</param>
/// <param name="StopHandledBy">Who answers STOP, HELP and START; this server where it is missing.</param>
internal sealed record SenderAddressInput(
    [property: MaxLength(Properties.Address.MaxTextLength)] string? Address,
    [property: MaxLength(SenderAddressInput.MostGatewayLength)] string? Gateway,
    [property: RegularExpression("^([0-9a-f]{24})?$")] string? PropertyId,
    StopHandler? StopHandledBy = null)
{
    private const int MostGatewayLength = 32;
}
