using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;

namespace TwoWayChat.Security;

/// <summary>
/// Password hashes (PBKDF2-HMAC-SHA512, salted). At most one is computed per core at a time, with a bounded queue before it, so that a storm
/// of bad sign-ins cannot take the machine.
/// </summary>
internal sealed class Passwords : IDisposable
{
    /// <summary>Fewest characters of a password (NIST SP 800-63B asks for 8; no rule of composition).</summary>
    public const int LeastLength = 10;

    /// <summary>Most characters of a password.</summary>
    public const int MostLength = 256;

    private const int QueuePerCore = 32;
    private static readonly object Nobody = new();

    private readonly uint rounds;
    private readonly PasswordHasher<object> hasher;
    private readonly SemaphoreSlim cores = new(Environment.ProcessorCount);
    private readonly string dummyHash;
    private int waiting;

    public Passwords(IOptions<SecurityOptions> options)
    {
        rounds = (uint)options.Value.PasswordRounds;
        hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = options.Value.PasswordRounds }));
        dummyHash = DummyHash(rounds);
    }

    /// <summary>A hash to keep. Throws 429 when too many wait.</summary>
    public Task<string> HashAsync(string password, CancellationToken cancellationToken) =>
        RunAsync(() => hasher.HashPassword(Nobody, password), cancellationToken);

    /// <summary>
    /// Whether <paramref name="password"/> is the one hashed. A null hash (no such user) costs the same and is false, and so does a hash of fewer rounds than
    /// are asked for now. Throws 429 when too many wait.
    /// </summary>
    public Task<bool> VerifyAsync(string? hash, string password, CancellationToken cancellationToken) => RunAsync(
        () => password.Length <= MostLength && Verify(hash, password), cancellationToken);

    /// <summary>Whether a hash has fewer rounds than are asked for now.</summary>
    public bool IsWeak(string hash) => Rounds(hash) < rounds;

    public void Dispose() => cores.Dispose();

    private bool Verify(string? hash, string password)
    {
        var isRight = hasher.VerifyHashedPassword(Nobody, hash ?? dummyHash, password) != PasswordVerificationResult.Failed && hash is not null;
        if (!isRight && hash is not null && Rounds(hash) is var done && done < rounds)
        {
            hasher.VerifyHashedPassword(Nobody, DummyHash(rounds - done), password); // Or the time would tell who has an old hash, and so who exists.
        }

        return isRight;
    }

    /// <summary>Rounds of a hash in the hasher's format; see <see cref="DummyHash"/>.</summary>
    private static uint Rounds(string hash)
    {
        const int At = 5;
        return BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(hash).AsSpan(At));
    }

    /// <summary>
    /// A hash in the hasher's format (version 1, PRF 2 = HMAC-SHA512, rounds, length of the salt, salt, key) that no password has: its key is random.
    /// Checking it costs what checking a user's costs.
    /// </summary>
    private static string DummyHash(uint rounds)
    {
        const int Header = 13;
        const int Salt = 16;
        const int Key = 32;
        var bytes = new byte[Header + Salt + Key];
        bytes[0] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(1), 2);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(5), rounds);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(9), Salt);
        RandomNumberGenerator.Fill(bytes.AsSpan(Header));
        return Convert.ToBase64String(bytes);
    }

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref waiting) > QueuePerCore * Environment.ProcessorCount)
        {
            Interlocked.Decrement(ref waiting);
            throw ApiException.TooManyRequests("Too many sign-ins at once", TimeSpan.FromSeconds(2));
        }

        try
        {
            await cores.WaitAsync(cancellationToken);
            try
            {
                return await Task.Run(work, cancellationToken);
            }
            finally
            {
                cores.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }
}
