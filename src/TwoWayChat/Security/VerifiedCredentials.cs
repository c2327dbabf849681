using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;
using Microsoft.Extensions.Options;

namespace TwoWayChat.Security;

/// <summary>
/// Remembers which passwords have been verified, so that a hot API client does not pay a full hash per request. The key is user, security stamp and
/// a keyed hash of the password: a changed password or a disabled user changes the stamp, and with it the key.
/// </summary>
internal sealed class VerifiedCredentials(IOptions<SecurityOptions> options, TimeProvider time) : IDisposable
{
    private const int MostEntries = 20_000;

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MostEntries, Clock = new Clock(time) });

    public bool Contains(Account account, string password) => cache.TryGetValue(Key(account, password), out _);

    public void Add(Account account, string password)
    {
        if (options.Value.VerifiedFor > TimeSpan.Zero)
        {
            cache.Set(Key(account, password), true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = options.Value.VerifiedFor });
        }
    }

    public void Dispose() => cache.Dispose();

    private string Key(Account account, string password) => string.Concat(
        account.UserId, account.SecurityStamp, Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(password))));

    private sealed class Clock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
