using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;

namespace TwoWayChat.Security;

/// <summary>Counts failed sign-ins by user and address, and by address; past the limit the answer is 429 until the window has gone by.</summary>
internal sealed class SignInThrottle(IOptions<SecurityOptions> options, TimeProvider time)
{
    private const int MostKeys = 50_000;

    private readonly ConcurrentDictionary<string, Failures> failures = new();

    /// <summary>Throws 429 where too much has failed already.</summary>
    public void Enforce(string user, IPAddress? address)
    {
        Enforce(UserKey(user, address), options.Value.FailuresPerUser);
        Enforce(AddressKey(address), options.Value.FailuresPerAddress);
    }

    public void Failed(string user, IPAddress? address)
    {
        Count(UserKey(user, address));
        Count(AddressKey(address));
    }

    public void Succeeded(string user, IPAddress? address) => failures.TryRemove(UserKey(user, address), out _);

    private static string UserKey(string user, IPAddress? address) => $"{NameKey.Of(user)}\n{address}";

    private static string AddressKey(IPAddress? address) => $"\n{address}";

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

        failures.AddOrUpdate(
            key,
            _ => new Failures(1, now + options.Value.ThrottleWindow),
            (_, count) => count.Until > now ? count with { Number = count.Number + 1 } : new Failures(1, now + options.Value.ThrottleWindow));
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var entry in failures.Where(entry => entry.Value.Until <= now))
        {
            failures.TryRemove(entry);
        }
    }

    private sealed record Failures(int Number, DateTimeOffset Until);
}
