using System.Data.Common;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TwoWayChat.Data;

namespace TwoWayChat.Tests.Support;

/// <summary>The server's database, which a test can cut off: while it is out, nothing can be read or written.</summary>
internal sealed class BreakableDatabase(Database real) : Database
{
    /// <summary>Whether it is cut off.</summary>
    public bool IsOut { get; set; }

    /// <summary>Whether nothing can be written, as with a full disk; reads go on.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>It is cut off once so many more reads have been answered; null for never.</summary>
    public int? ReadsLeft { get; set; }

    public override Dialect Dialect => real.Dialect;

    public override bool IsExclusive => real.IsExclusive;

    public override int Waiting => real.Waiting;

    public override string MigrationConnection => real.MigrationConnection;

    /// <summary>For <see cref="TestServerOptions.Services"/>: puts it around what the product has registered.</summary>
    public static void Wrap(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(Database)).ImplementationFactory!;
        services.Replace(ServiceDescriptor.Singleton<Database>(provider => new BreakableDatabase((Database)real(provider))));
    }

    public override Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        IsOut |= ReadsLeft is 0;
        ReadsLeft -= IsOut ? 0 : 1;
        return Reached().OpenAsync(cancellationToken);
    }

    public override Task<IAsyncDisposable> LockSchemaAsync(CancellationToken cancellationToken) => real.LockSchemaAsync(cancellationToken);

    public override Task<T> WriteAsync<T>(string companyId, Func<WriteScope, Task<T>> action, CancellationToken cancellationToken) =>
        IsReadOnly ? throw new StorageUnavailableException("The disk is full") : Reached().WriteAsync(companyId, action, cancellationToken);

    public override Task SignalAsync(string word, CancellationToken cancellationToken) => Reached().SignalAsync(word, cancellationToken);

    public override Task ListenAsync(Action<string> heard, CancellationToken cancellationToken) => real.ListenAsync(heard, cancellationToken);

    public override ValueTask DisposeAsync() => real.DisposeAsync();

    private Database Reached() => IsOut ? throw new StorageUnavailableException("The database is cut off") : real;
}
