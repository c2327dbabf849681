using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Architecture;

/// <summary>A C# file of the working copy, parsed.</summary>
internal sealed class SourceFile
{
    public SourceFile(string path)
    {
        RelativePath = Path.GetRelativePath(Repository.Root, path);
        var text = File.ReadAllText(path);
        Lines = text.Count(c => c == '\n');
        Root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetCompilationUnitRoot();
    }

    public string RelativePath { get; }

    public int Lines { get; }

    public CompilationUnitSyntax Root { get; }

    /// <summary>The name that a type in this file must have: the file name up to its first dot.</summary>
    public string ExpectedTypeName => Path.GetFileName(RelativePath).Split('.')[0];

    /// <summary>The namespace that the folder stands for: the project's name, then the folders below it.</summary>
    public string ExpectedNamespace
    {
        get
        {
            var parts = RelativePath.Split('/');
            return string.Join('.', parts[1..^1]);
        }
    }

    /// <summary>Types that are not inside another one.</summary>
    public IEnumerable<MemberDeclarationSyntax> TopLevelTypes => Types.Where(type => type.Parent is not TypeDeclarationSyntax);

    public IEnumerable<MemberDeclarationSyntax> Types => Root.DescendantNodes().OfType<MemberDeclarationSyntax>()
        .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    public static string NameOf(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax named => named.Identifier.Text,
        DelegateDeclarationSyntax named => named.Identifier.Text,
        _ => throw new ArgumentException($"{type.Kind()} has no name", nameof(type)),
    };

    /// <summary>Path and line, for messages.</summary>
    public string At(SyntaxNode node) => $"{RelativePath}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}
