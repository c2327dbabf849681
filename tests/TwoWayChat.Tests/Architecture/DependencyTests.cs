using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace TwoWayChat.Tests.Architecture;

public class DependencyTests
{
    private const string Product = "TwoWayChat";

    [Fact]
    public void Slices_Used_AreThoseOfTheTable()
    {
        var architecture = new ArchLoader().LoadAssemblies(typeof(Server).Assembly).Build();

        var wrong = architecture.Types.Where(type => SliceOf(type) is not null)
            .SelectMany(type => type.Dependencies.Select(dependency => dependency.Target)
                .Where(target => SliceOf(target) is { } slice && SliceTable.MayUse(Below(type), slice) is not true)
                .Select(target => $"{type.FullName} uses {target.FullName}"))
            .Distinct().Order(StringComparer.Ordinal);

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Messages", "Chats", true)]
    [InlineData("Chats", "Messages", false)]
    [InlineData("Messages", "Callbacks", false)]
    [InlineData("Messages", "Web", false)]
    [InlineData("Messages.Ui", "Web", true)]
    [InlineData("Gateways.Simulator.Ui", "Web", true)]
    [InlineData("Gateways.Simulator", "Messages", true)]
    [InlineData("Data", "Events", false)]
    [InlineData("", "Gateways", true)]
    [InlineData("Unheard", "Data", null)]
    public void Table_Asked_AnswersByTheRules(string from, string slice, bool? expected) => SliceTable.MayUse(from, slice).ShouldBe(expected);

    /// <summary>The slice of a type; null for types of others. What the compiler adds to the root namespace's types counts with them.</summary>
    private static string? SliceOf(IType type) => IsOurs(type) ? Below(type).Split('.')[0] : null;

    private static bool IsOurs(IType type) =>
        type.Namespace?.FullName is { } name && (name == Product || name.StartsWith($"{Product}.", StringComparison.Ordinal));

    private static string Below(IType type) => type.Namespace.FullName == Product ? "" : type.Namespace.FullName[(Product.Length + 1)..];
}
