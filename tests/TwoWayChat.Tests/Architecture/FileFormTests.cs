using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TwoWayChat.Tests.Architecture;

/// <summary>What a file holds can be told from where it lies.</summary>
public class FileFormTests
{
    [Fact]
    public void Namespaces_OfAllFiles_AreTheirFolders()
    {
        var wrong = from file in SourceTree.All
                    from declared in file.Root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
                    where declared.Name.ToString() != file.ExpectedNamespace || declared is not FileScopedNamespaceDeclarationSyntax
                    select $"{file.At(declared)}: {declared.Name}, expected file-scoped {file.ExpectedNamespace}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Types_OfAllFiles_StandInANamespace() =>
        SourceTree.All.Where(file => file.TopLevelTypes.Any(type => type.Parent is not BaseNamespaceDeclarationSyntax))
            .Select(file => file.RelativePath).ShouldBeEmpty();

    [Fact]
    public void Files_AllOfThem_HoldOneTypeOfTheirName()
    {
        var wrong = from file in SourceTree.All
                    let names = file.TopLevelTypes.Select(SourceFile.NameOf).ToList()
                    where names.Count > 1 || (names.Count == 1 && names[0] != file.ExpectedTypeName)
                    select $"{file.RelativePath} holds {string.Join(", ", names)}";
        wrong.ShouldBeEmpty();
    }
}
