namespace TwoWayChat.Tests.Support;

/// <summary>A database that the product runs on. Public because test methods, which must be public, take it.</summary>
public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}
