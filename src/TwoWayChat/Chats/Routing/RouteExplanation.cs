using TwoWayChat.Events;

namespace TwoWayChat.Chats.Routing;

/// <summary>Where a first message would start its chat, on the wire.</summary>
/// <param name="Rule">The rule that wins.</param>
/// <param name="Property">Where the chat starts; null for a property that the caller does not see.</param>
/// <param name="Keyword">The keyword, where that rule wins and the property is one that the caller sees.</param>
/// <param name="Reason">For people: why that rule, and not one before it.</param>
internal sealed record RouteExplanation(ChatRouting Rule, NamedRef? Property, string? Keyword, string Reason)
{
    public static RouteExplanation Of(RoutingVerdict verdict) => new(
        verdict.Route.Rule,
        verdict.PropertyName is { } name ? new NamedRef(verdict.Route.PropertyId, name) : null,
        verdict.Route.Keyword,
        ReasonOf(verdict));

    private static string ReasonOf(RoutingVerdict verdict)
    {
        var noKeyword = verdict switch
        {
            { FirstWord: null } => "The text begins with no word",
            { IsReserved: true } => $"The first word, {verdict.FirstWord}, speaks about consent and is never a keyword",
            _ => $"The first word, {verdict.FirstWord}, is no keyword",
        };
        return verdict.Route.Rule switch
        {
            ChatRouting.Keyword when verdict.Route.Keyword is null => "The first word is a keyword of a property that is not yours.",
            ChatRouting.Keyword => $"The first word is the keyword {verdict.Route.Keyword}.",
            ChatRouting.SenderAddress => $"{noKeyword}; the sender address has this property.",
            ChatRouting.LastProperty => $"{noKeyword}; no property by the sender address; the customer's last chat was here.",
            _ => $"{noKeyword}; no property by the sender address; no earlier chat of the customer; so it is the company's default.",
        };
    }
}
