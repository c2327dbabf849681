using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TwoWayChat.Tests.Architecture;

/// <summary>Texts of the screens. One that is missing does not compile: each resource file becomes a class.</summary>
public partial class TextTests
{
    [Fact]
    public void Texts_AllOfThem_AreShownSomewhere()
    {
        var source = string.Concat(SourceTree.Product.Select(file => file.Root.ToFullString()).Concat(SourceTree.Files(".razor").Select(File.ReadAllText)));
        var used = Named().Matches(source).Select(found => found.Value).ToHashSet();
        var values = SourceTree.Product.SelectMany(file => file.Root.DescendantNodes().OfType<EnumMemberDeclarationSyntax>())
            .Select(member => member.Identifier.Text).ToHashSet();
        var unused = from path in SourceTree.Files("Text.resx")
                     let name = Path.GetFileNameWithoutExtension(path)
                     let byValue = source.Contains($"{name}.ResourceManager.", StringComparison.Ordinal)
                     from key in XDocument.Load(path).Root!.Elements("data").Select(data => (string)data.Attribute("name")!)
                     where !used.Contains($"{name}.{key}") && !(byValue && (values.Contains(key) || AfterValue().IsMatch(key)))
                     select $"{name}.{key}";
        unused.ShouldBeEmpty();
    }

    [GeneratedRegex(@"\b\w+Text\.\w+", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Named();

    /// <summary>Looked up by what the database or a log says: <c>OPTED_IN</c>, <c>Act_chat_ended</c>.</summary>
    [GeneratedRegex("^[A-Z0-9]+$|_", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex AfterValue();
}
