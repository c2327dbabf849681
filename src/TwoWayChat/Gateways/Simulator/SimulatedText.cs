using System.ComponentModel.DataAnnotations;
using TwoWayChat.Messages;
using TwoWayChat.Properties;
using TwoWayChat.Sms;

namespace TwoWayChat.Gateways.Simulator;

/// <summary>A text that somebody types into a simulated phone.</summary>
/// <param name="From">The phone.</param>
/// <param name="To">A sender address of the company on the simulator gateway.</param>
/// <param name="Text">1 to 1600 characters.</param>
/// <param name="ProviderMessageId">The same id again is the same message.</param>
internal sealed record SimulatedText(
    [property: Required, MaxLength(Address.MaxTextLength)] string? From,
    [property: Required, MaxLength(Address.MaxTextLength)] string? To,
    [property: Required, MinLength(1), MaxLength(MessageText.MostLength)] string? Text,
    [property: MaxLength(SimulatorApi.MostIdLength)] string? ProviderMessageId);
