using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TwoWayChat.Tests.Architecture;

/// <summary>How types of the product are named and opened.</summary>
public partial class TypeFormTests
{
    private static readonly string[] SayNothing = ["Manager", "Helper", "Util", "Utils", "Utility", "Utilities", "Processor", "Service", "Base"];

    /// <summary>Roles, which are words of the API.</summary>
    private static readonly string[] Roles = ["PropertyManager", "GlobalManager"];

    [Fact]
    public void Types_OfTheProduct_AreInternal()
    {
        // What the Razor compiler makes is public, and its other half must agree.
        var wrong = from file in SourceTree.Product
                    where !file.RelativePath.EndsWith(".razor.cs", StringComparison.Ordinal)
                    from type in file.TopLevelTypes
                    where type.Modifiers.Any(SyntaxKind.PublicKeyword)
                    select $"{file.At(type)}: {SourceFile.NameOf(type)} is public";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Classes_OfTheProduct_AreSealedStaticOrAbstract()
    {
        var wrong = from file in SourceTree.Product
                    where !file.RelativePath.EndsWith(".razor.cs", StringComparison.Ordinal)
                    from type in file.Types
                    where type is ClassDeclarationSyntax or RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: not (int)SyntaxKind.StructKeyword }
                    where !type.Modifiers.Any(modifier =>
                        modifier.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword)
                    select $"{file.At(type)}: {SourceFile.NameOf(type)} can be inherited from";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Names_OfTypes_SayWhatTheyAre()
    {
        var wrong = from file in SourceTree.All
                    from type in file.Types
                    let name = Roles.Aggregate(SourceFile.NameOf(type), (rest, role) => rest.Replace(role, "", StringComparison.Ordinal))
                    where Word().Matches(name).Any(word => SayNothing.Contains(word.Value))
                    select $"{file.At(type)}: {SourceFile.NameOf(type)}";
        wrong.ShouldBeEmpty();
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
