using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Architecture;

/// <summary>
/// What screens say of a refusal comes from a resource, by its code or by its rule: the words of the API with their places, as they stand in the source.
/// </summary>
public class RefusalTests
{
    /// <summary>Who takes the words of a refusal, and as which of its arguments.</summary>
    private static readonly Dictionary<string, int> Takers = new()
    {
        ["FieldError"] = 2, ["That"] = 3, ["Invalid"] = 2,
        ["Conflict"] = 0, ["BadRequest"] = 0, ["Gone"] = 0, ["TooManyRequests"] = 0, ["UnsupportedContent"] = 0, ["Reused"] = 1,
    };

    [Fact]
    public void Refusals_AllThatTheProductGives_HaveASentenceInTheResources()
    {
        var sentences = XDocument.Load(Repository.PathOf("src/TwoWayChat/Web/Shared/Refusals.resx")).Root!.Elements("data")
            .Select(data => (string)data.Attribute("name")!).ToHashSet();
        var rules = Rules().ToList();

        rules.Count.ShouldBeGreaterThan(150);
        rules.Where(rule => !sentences.Contains(rule.Text) && !sentences.Contains(rule.Code)).Select(rule => $"{rule.At} {rule.Code} {rule.Text}").ShouldBeEmpty();
        var said = SourceTree.Product.SelectMany(file => file.Root.DescendantNodes().OfType<ExpressionSyntax>().SelectMany(RuleOf));
        sentences.Except(said).ShouldBeEmpty("nobody refuses so");
    }

    private static IEnumerable<(string At, string Code, string Text)> Rules() =>
        from file in SourceTree.Product
        where !file.RelativePath.StartsWith("src/TwoWayChat/Commands/", StringComparison.Ordinal)
        from list in file.Root.DescendantNodes().OfType<ArgumentListSyntax>()
        let place = NameOf(list) == "Refused" ? list.Arguments.Count - 1 : Takers.GetValueOrDefault(NameOf(list), int.MaxValue)
        where place < list.Arguments.Count
        let code = place > 0 ? (list.Arguments[place - 1].Expression as LiteralExpressionSyntax)?.Token.ValueText : null
        from text in RuleOf(list.Arguments[place].Expression)
        select (file.At(list), code ?? "", text);

    /// <summary>Whom the arguments are for; <c>new(…)</c> makes field errors where its words are told apart by a code.</summary>
    private static string NameOf(ArgumentListSyntax list) => list.Parent switch
    {
        ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax type } => type.Identifier.Text,
        ImplicitObjectCreationExpressionSyntax when list.Arguments is [_, { Expression: LiteralExpressionSyntax code }, _] && IsCode(code) => "FieldError",
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } => called.Name.Identifier.Text,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax called } => called.Identifier.Text,
        _ => "",
    };

    private static bool IsCode(LiteralExpressionSyntax literal) =>
        literal.Token.ValueText is { Length: > 3 } text && text.All(c => char.IsAsciiLetterUpper(c) || c == '_');

    private static IEnumerable<string> RuleOf(ExpressionSyntax words) => words switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => [Escaped(literal.Token.ValueText)],
        InterpolatedStringExpressionSyntax text => [string.Concat(text.Contents.Select(part => Part(text, part)))],
        ConditionalExpressionSyntax either => RuleOf(either.WhenTrue).Concat(RuleOf(either.WhenFalse)),
        _ => [],
    };

    private static string Part(InterpolatedStringExpressionSyntax text, InterpolatedStringContentSyntax part) => part switch
    {
        InterpolationSyntax hole => $"{{{text.Contents.OfType<InterpolationSyntax>().ToList().IndexOf(hole)}{hole.FormatClause}}}",
        InterpolatedStringTextSyntax plain => plain.TextToken.Text,
        _ => "",
    };

    private static string Escaped(string words) => words.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
