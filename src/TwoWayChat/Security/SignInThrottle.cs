using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;

namespace TwoWayChat.Security;

/// <summary>
/// Counts failed sign-ins: passwords by user and address, and by address; codes by user alone, for who gets so far has the password. Past the limit the
/// answer is 429 until the window has gone by. An IPv6 network of 64 bits is one address, since that is what a single customer is given (RFC 6177, 2).
/// </summary>
internal sealed class SignInThrottle(IOptions<SecurityOptions> options, TimeProvider time)
{
    private const int MostKeys = 50_000;
    private const int NetworkBytes = 8;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Failures> failures = [];

    /// <summary>Throws 429 where too much has failed already.</summary>
    /// <param name="user">The name as it is looked up.</param>
    /// <param name="address">Where it comes from; null where nobody knows, and then the user's own failures count alone.</param>
    public void Enforce(string user, IPAddress? address)
    {
        lock (gate)
        {
            Enforce(UserKey(user, address), options.Value.FailuresPerUser);
            if (address is not null)
            {
                Enforce(AddressKey(address), options.Value.FailuresPerAddress);
            }
        }
    }

    public void Failed(string user, IPAddress? address)
    {
        lock (gate)
        {
            Count(UserKey(user, address));
            if (address is not null)
            {
                Count(AddressKey(address));
            }
        }
    }

    public void Succeeded(string user, IPAddress? address)
    {
        lock (gate)
        {
            failures.Remove(UserKey(user, address));
        }
    }

    /// <summary>
    /// Counts a code as wrong before it is looked at, so that guesses at the same time count each other; throws 429 where too many were wrong already.
    /// </summary>
    public void BeginCode(Account user)
    {
        lock (gate)
        {
            Enforce(CodeKey(user), options.Value.FailuresPerUser);
            Count(CodeKey(user));
        }
    }

    /// <summary>The code was right: it does not count. Those before it stay, or who knows the password could wait for the owner to clear them.</summary>
    public void CodeWasRight(Account user)
    {
        lock (gate)
        {
            if (failures.TryGetValue(CodeKey(user), out var count))
            {
                failures[CodeKey(user)] = count with { Number = count.Number - 1 };
            }
        }
    }

    private static string UserKey(string user, IPAddress? address) => $"{user}\n{(address is null ? "" : Network(address))}";

    private static string AddressKey(IPAddress address) => $"\n{Network(address)}";

    private static string CodeKey(Account user) => $"code\n{user.CompanyId} {user.UserId}";

    private static string Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address)
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }

    private void Enforce(string key, int limit)
    {
        if (failures.TryGetValue(key, out var count) && count.Number >= limit && count.Until > time.GetUtcNow())
        {
            throw ApiException.TooManyRequests("Too many failed sign-ins", count.Until - time.GetUtcNow());
        }
    }

    private void Count(string key)
    {
        var now = time.GetUtcNow();
        if (failures.Count >= MostKeys)
        {
            Forget(now);
        }

        failures[key] = failures.TryGetValue(key, out var count) && count.Until > now
            ? count with { Number = count.Number + 1 }
            : new Failures(1, now + options.Value.ThrottleWindow);
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, _) in failures.Where(entry => entry.Value.Until <= now).ToList())
        {
            failures.Remove(key);
        }
    }

    private sealed record Failures(int Number, DateTimeOffset Until);
}
