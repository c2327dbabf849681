using System.Runtime.CompilerServices;
using Dapper;

namespace TwoWayChat.Tests.Support;

/// <summary>
/// Lets Dapper compile each statement once per kind of database: it keeps what it has compiled per connection string, and every server of the run has a
/// database of its own, all with the same schema.
/// </summary>
internal sealed class OneSchema : IEqualityComparer<string>
{
    [ModuleInitializer]
    internal static void Share() => SqlMapper.ConnectionStringComparer = new OneSchema();

    public bool Equals(string? x, string? y) => x is null || y is null ? x == y : IsPostgres(x) == IsPostgres(y);

    public int GetHashCode(string obj) => IsPostgres(obj) ? 1 : 0;

    private static bool IsPostgres(string connection) => connection.Contains("Host=", StringComparison.OrdinalIgnoreCase);
}
