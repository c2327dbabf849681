using System.ComponentModel.DataAnnotations;
using TwoWayChat.Media;
using TwoWayChat.Properties;
using TwoWayChat.Sms;

namespace TwoWayChat.Gateways.Simulator;

/// <summary>A text that somebody types into a simulated phone.</summary>
/// <param name="From">The phone.</param>
/// <param name="To">A sender address of the company on the simulator gateway.</param>
/// <param name="Text">1 to 1600 characters; may be missing where there are media.</param>
/// <param name="ProviderMessageId">The same id again is the same message.</param>
/// <param name="Media">Ids of uploads, as if the phone had sent them.</param>
internal sealed record SimulatedText(
    [property: Required, MaxLength(Address.MaxTextLength)] string? From,
    [property: Required, MaxLength(Address.MaxTextLength)] string? To,
    [property: MaxLength(MessageText.MostLength)] string? Text,
    [property: MaxLength(SimulatorApi.MostIdLength)] string? ProviderMessageId,
    [property: MaxLength(MediaIds.Most)] IReadOnlyList<string?>? Media = null);
