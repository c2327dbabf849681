using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TwoWayChat.Tests.Architecture;

/// <summary>Measures how deep branches and loops stand inside one another; <c>else if</c> is no deeper than its <c>if</c>.</summary>
internal static class Nesting
{
    public static int DepthOf(SyntaxNode node)
    {
        var deepest = 0;
        foreach (var child in node.ChildNodes())
        {
            deepest = Math.Max(deepest, DepthOf(child));
        }

        return Counts(node) ? deepest + 1 : deepest;
    }

    private static bool Counts(SyntaxNode node) => node switch
    {
        IfStatementSyntax branch => branch.Parent is not ElseClauseSyntax,
        ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax => true,
        SwitchStatementSyntax or TryStatementSyntax or LockStatementSyntax or UsingStatementSyntax => true,
        _ => false,
    };
}
