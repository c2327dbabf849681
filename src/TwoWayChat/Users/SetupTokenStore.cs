using System.Globalization;
using TwoWayChat.Data;

namespace TwoWayChat.Users;

/// <summary>Hashes of set-up tokens among the server's settings, each with the time its link ends, epoch milliseconds.</summary>
internal sealed class SetupTokenStore(Database database)
{
    private const string Prefix = "set-up:";
    private const string Select = "select value from server_settings where name = @name";

    public async Task<long?> FindAsync(string hash, CancellationToken cancellationToken) =>
        Until(await database.FirstOrDefaultAsync<string>(Select, new { name = Prefix + hash }, cancellationToken));

    /// <summary>The same; nobody else uses the token before this transaction ends.</summary>
    public async Task<long?> LockAsync(WriteScope scope, string hash) =>
        Until(await scope.FirstOrDefaultAsync<string>(Select + scope.Dialect.ForUpdate, new { name = Prefix + hash }));

    public Task AddAsync(WriteScope scope, string hash, long until) => scope.ExecuteAsync(
        "insert into server_settings (name, value) values (@name, @value)",
        new { name = Prefix + hash, value = until.ToString(CultureInfo.InvariantCulture) });

    /// <summary>Ends all links.</summary>
    public Task ClearAsync(WriteScope scope) => scope.ExecuteAsync("delete from server_settings where name like @names", new { names = $"{Prefix}%" });

    private static long? Until(string? value) => value is null ? null : long.Parse(value, CultureInfo.InvariantCulture);
}
