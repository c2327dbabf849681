using System.ComponentModel.DataAnnotations;
using TwoWayChat.Properties;

namespace TwoWayChat.Chats.Routing;

/// <summary>Body of <c>POST /keywords/test</c>: a first message as it might come in.</summary>
/// <param name="Text">What the customer writes.</param>
/// <param name="SenderAddress">The company's address it is sent to; may be missing.</param>
/// <param name="From">The customer; may be missing, and is then nobody who has written before, as is one whom the caller does not see.</param>
internal sealed record RouteQuestion(
    [property: MaxLength(RouteQuestion.MostLength)] string? Text,
    [property: MaxLength(Address.MaxTextLength)] string? SenderAddress,
    [property: MaxLength(Address.MaxTextLength)] string? From)
{
    /// <summary>Most characters of the text looked at.</summary>
    public const int MostLength = 1600;
}
