using TwoWayChat.Chats.Routing;
using TwoWayChat.Web;

namespace TwoWayChat.Chats.Ui;

/// <summary>The four rules of routing in their order, with what each said.</summary>
internal static class RuleLines
{
    public static IReadOnlyList<RuleLine> Of(RoutingVerdict verdict) =>
    [
        Line(verdict, ChatRouting.Keyword, TesterText.Keyword, Keyword(verdict)),
        Line(verdict, ChatRouting.SenderAddress, TesterText.SenderAddress, verdict.HasSenderProperty ? TesterText.SenderWins : TesterText.SenderNone),
        Line(verdict, ChatRouting.LastProperty, TesterText.LastProperty, LastProperty(verdict)),
        Line(verdict, ChatRouting.Default, TesterText.Default, TesterText.DefaultWins),
    ];

    private static RuleLine Line(RoutingVerdict verdict, ChatRouting rule, string name, string text)
    {
        var asked = rule <= verdict.Route.Rule;
        return new RuleLine(name, asked ? text : TesterText.NotAsked, rule == verdict.Route.Rule, asked);
    }

    private static string Keyword(RoutingVerdict verdict) => verdict switch
    {
        { Route: { Rule: ChatRouting.Keyword, Keyword: null } } => TesterText.KeywordElsewhere,
        { Route.Keyword: { } word } => TesterText.KeywordWins.With(word),
        { FirstWord: null } => TesterText.KeywordNoWord,
        { IsReserved: true } => TesterText.KeywordReserved.With(verdict.FirstWord),
        _ => TesterText.KeywordNone.With(verdict.FirstWord),
    };

    private static string LastProperty(RoutingVerdict verdict) => verdict switch
    {
        { Route.Rule: ChatRouting.LastProperty } => TesterText.LastWins,
        { IsKnownContact: true } => TesterText.LastNone,
        _ => TesterText.LastUnknown,
    };
}
