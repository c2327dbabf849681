using System.Reflection;
using TwoWayChat.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

namespace TwoWayChat.Tests.Access;

/// <summary>Runs a theory for each row of <see cref="RouteTable"/> on both databases: parameters are the kind and the row's key.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EveryRouteAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
            [.. Enum.GetValues<DatabaseKind>().SelectMany(kind => RouteTable.Rows.Select(row => new TheoryDataRow(kind, row.Key)))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
