using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Architecture;

/// <summary>The size budgets, for tests as for the product.</summary>
public class SizeTests
{
    private const int MostLinesOfAFile = 300;
    private const int MostLinesOfAPage = 180;
    private const int MostLinesOfAClass = 700;
    private const int MostLinesOfAMethod = 50;
    private const int MostParameters = 6;
    private const int DeepestNesting = 3;

    [Fact]
    public void Files_AllOfThem_HaveAtMost300Lines() =>
        SourceTree.All.Where(file => file.Lines > MostLinesOfAFile).Select(file => $"{file.RelativePath}: {file.Lines} lines").ShouldBeEmpty();

    [Fact]
    public void Pages_AllOfThem_HaveAtMost180Lines() =>
        SourceTree.Files(".razor").Select(path => (Path: Path.GetRelativePath(Repository.Root, path), Lines: File.ReadLines(path).Count()))
            .Where(page => page.Lines > MostLinesOfAPage).Select(page => $"{page.Path}: {page.Lines} lines").ShouldBeEmpty();

    /// <summary>A class that is cut into several files is one to read all the same.</summary>
    [Fact]
    public void Classes_InSeveralFiles_HaveAtMost700Lines() =>
        SourceTree.All.SelectMany(file => file.TopLevelTypes.Select(type => (Name: $"{file.ExpectedNamespace}.{SourceFile.NameOf(type)}", file.Lines)))
            .GroupBy(part => part.Name, part => part.Lines).Where(parts => parts.Sum() > MostLinesOfAClass)
            .Select(parts => $"{parts.Key}: {parts.Sum()} lines in {parts.Count()} files").ShouldBeEmpty();

    [Fact]
    public void Methods_AllOfThem_HaveAtMost50Lines() =>
        Each<SyntaxNode>(IsMethod).Select(found => (found.At, Lines: LinesOf(found.Node)))
            .Where(method => method.Lines > MostLinesOfAMethod).Select(method => $"{method.At}: {method.Lines} lines").ShouldBeEmpty();

    [Fact]
    public void Constructors_OfClasses_TakeAtMost6Parameters() =>
        Each<ParameterListSyntax>(list => list.Parent is ConstructorDeclarationSyntax or ClassDeclarationSyntax or StructDeclarationSyntax)
            .Where(found => found.Node.Parameters.Count > MostParameters)
            .Select(found => $"{found.At}: {found.Node.Parameters.Count} parameters").ShouldBeEmpty();

    [Fact]
    public void Methods_AllOfThem_NestAtMost3Deep() =>
        Each<SyntaxNode>(IsMethod).Select(found => (found.At, Depth: Nesting.DepthOf(found.Node)))
            .Where(method => method.Depth > DeepestNesting).Select(method => $"{method.At}: {method.Depth} deep").ShouldBeEmpty();

    private static IEnumerable<(string At, T Node)> Each<T>(Func<T, bool> wanted)
        where T : SyntaxNode =>
        SourceTree.All.SelectMany(file => file.Root.DescendantNodes().OfType<T>().Where(wanted).Select(node => (file.At(node), node)));

    private static bool IsMethod(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax { ExpressionBody: not null };

    /// <summary>From the first line of the declaration itself, without attributes and comments, to its last.</summary>
    private static int LinesOf(SyntaxNode node)
    {
        var first = node.ChildNodesAndTokens().First(part => part.AsNode() is not AttributeListSyntax);
        return node.GetLocation().GetLineSpan().EndLinePosition.Line - first.GetLocation()!.GetLineSpan().StartLinePosition.Line + 1;
    }
}
