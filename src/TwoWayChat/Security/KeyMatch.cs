using System.Security.Cryptography;
using System.Xml.Linq;
using TwoWayChat.Data;

namespace TwoWayChat.Security;

/// <summary>
/// Whether the master key is the one that the database was written with. A server with another would run, and harm without a word: secrets could not be
/// read, and numbers of erased people not be known as those that had said STOP. The Data Protection keys tell: every server has written one.
/// </summary>
internal sealed class KeyMatch(Database database, KeyFile file)
{
    /// <summary>Throws <see cref="InvalidDataException"/> where it is another, is missing, or is no key. A new database gets its key here.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var kept = await KeptAsync(cancellationToken);
        if (kept.Count > 0 && !file.Exists)
        {
            throw Mismatch($"{file.FullName} is missing, and the database was written with it");
        }

        if (kept.Select(IsReadable).ToList() is { Count: > 0 } readable && !readable.Contains(true))
        {
            throw Mismatch($"The database was written with another key than {file.FullName}");
        }
    }

    /// <summary>
    /// Has the present key count from now on, a new one where there is none, and forgets what wrote with the former; how many of its Data Protection keys
    /// that were.
    /// </summary>
    public async Task<int> AcceptAsync(CancellationToken cancellationToken)
    {
        var names = (await KeptAsync(cancellationToken)).Where(kept => !IsReadable(kept)).Select(kept => kept.Name).ToList();
        await database.WriteAsync("", scope => ForgetAsync(scope, names), cancellationToken);
        return names.Count;
    }

    private static async Task ForgetAsync(WriteScope scope, List<string> names)
    {
        foreach (var name in names)
        {
            await scope.ExecuteAsync("delete from data_protection_keys where name = @name", new { name });
        }
    }

    private static InvalidDataException Mismatch(string what) =>
        new($"{what}: put the right one there (it is kept apart from the database's backups), or see accept-key --help where it is lost");

    /// <summary>Those that a master key has wrapped; a revocation is not.</summary>
    private async Task<List<KeptKey>> KeptAsync(CancellationToken cancellationToken) =>
        [.. (await database.QueryAsync<KeptKey>("select name, xml from data_protection_keys order by created_at limit 1000", null, cancellationToken))
            .Where(key => Wrapped(key) is not null)];

    private bool IsReadable(KeptKey key)
    {
        try
        {
            file.Unwrap(Convert.FromBase64String(Wrapped(key)!));
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string? Wrapped(KeptKey key) => XElement.Parse(key.Xml).Descendants(KeyWrapping.ElementName).FirstOrDefault()?.Value;

    private sealed class KeptKey
    {
        public string Name { get; init; } = "";

        public string Xml { get; init; } = "";
    }
}
