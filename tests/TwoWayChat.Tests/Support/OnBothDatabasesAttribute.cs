using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace TwoWayChat.Tests.Support;

/// <summary>
/// Runs a theory on SQLite and on PostgreSQL: the first parameter is the <see cref="DatabaseKind"/>, more arguments follow it. May stand several
/// times, once per row of arguments.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class OnBothDatabasesAttribute(params object?[] arguments) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        IReadOnlyCollection<ITheoryDataRow> rows =
        [
            .. Enum.GetValues<DatabaseKind>().Select(kind => new TheoryDataRow([kind, .. arguments])),
        ];
        return ValueTask.FromResult(rows);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
