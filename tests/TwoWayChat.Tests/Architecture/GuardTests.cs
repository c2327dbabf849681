using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TwoWayChat.Tests.Architecture;

/// <summary>
/// A component's acts and reads survive a database that is out: they look their caller up within <c>FormRefusal.TryAsync</c>. Past it an exception takes the
/// page with its drafts, or from a dialog or the frame the circuit.
/// </summary>
public class GuardTests
{
    /// <summary>What a <c>Listing</c> or a live screen calls, which guard it, and a page's own first read, which the layout's boundary is for.</summary>
    private static readonly string[] Guarded = ["ReadAsync", "LoadAsync", "LookAgainAsync", "ApplyAsync", "CountAsync", "OnInitializedAsync"];

    /// <summary>Tools of the demo: they change nothing that is kept.</summary>
    private static readonly string[] Toys = ["PhoneSimulator", "AnswerChooser", "InspectorPage"];

    [Fact]
    public void Caller_InACodeBehind_IsLookedUpWithinAGuard()
    {
        var found = from file in SourceTree.Product
                    where file.RelativePath.EndsWith(".razor.cs", StringComparison.Ordinal) && !Toys.Contains(file.ExpectedTypeName)
                    from call in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
                    where call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "CallerAsync" }
                    select (Place: file.At(call), IsGuarded: IsGuarded(call));
        var all = found.ToList();
        all.ShouldNotBeEmpty();
        all.Where(call => !call.IsGuarded).Select(call => call.Place).ShouldBeEmpty();
    }

    [Fact]
    public void Caller_InMarkup_IsNotLookedUp()
    {
        var markup = SourceTree.Files(".razor").ToList();
        markup.Count.ShouldBeGreaterThan(50);
        markup.Where(path => File.ReadAllText(path).Contains("CallerAsync(", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static bool IsGuarded(InvocationExpressionSyntax call) =>
        call.Ancestors().OfType<InvocationExpressionSyntax>().Any(outer => outer.Expression.ToString().EndsWith("TryAsync", StringComparison.Ordinal))
        || call.Ancestors().OfType<MethodDeclarationSyntax>().First() is var method && Guarded.Contains(method.Identifier.Text);
}
