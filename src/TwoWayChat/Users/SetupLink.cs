using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Users;

/// <summary>
/// The one-time link by which an empty server gets its first company and global manager. Only a hash of its token is kept. It ends with its use, with
/// any other first company, or 24 hours after the start that printed it.
/// </summary>
internal sealed class SetupLink(Database database, SetupTokenStore tokens, CompanyStore companies, CreateCompany create, AddUser add, TimeProvider time)
{
    private const int TokenBytes = 32;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The page of a link.</summary>
    public static string PathOf(string token) => $"/set-up/{token}";

    /// <summary>The token of a new link; null where there is a company already.</summary>
    public async Task<string?> IssueAsync(CancellationToken cancellationToken)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var until = (time.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds();
        return await database.WriteAsync(
            "",
            async scope =>
            {
                if (await companies.AnyAsync(scope))
                {
                    return null;
                }

                await tokens.AddAsync(scope, Hash(token), until);
                return token;
            },
            cancellationToken);
    }

    /// <summary>Whether the page of that link may be shown.</summary>
    public async Task<bool> IsValidAsync(string? token, CancellationToken cancellationToken) =>
        IsAlive(await tokens.FindAsync(Hash(token ?? ""), cancellationToken)) && !await companies.AnyAsync(cancellationToken);

    /// <summary>Makes company and global manager, and ends all links. Throws 404 for a link that is none (any more), 400 for what breaks a rule.</summary>
    public async Task<User> UseAsync(string? token, SetupInput input, CancellationToken cancellationToken)
    {
        if (!await IsValidAsync(token, cancellationToken))
        {
            throw Ended(); // Before the hash is paid for.
        }

        var companyName = CreateCompany.Validate(input.CompanyName);
        var wanted = new NewUser(input.Username, input.DisplayName, input.Email, Role.GlobalManager, [], input.Password);
        var (valid, passwordHash) = await add.PrepareAsync(wanted, cancellationToken);
        return await database.WriteAsync(
            "",
            async scope =>
            {
                if (!IsAlive(await tokens.LockAsync(scope, Hash(token!))) || await companies.AnyAsync(scope))
                {
                    throw Ended();
                }

                await tokens.ClearAsync(scope);
                var company = await create.ApplyAsync(scope, companyName, Actor.System);
                return await add.ApplyAsync(scope, company.Ref, valid, passwordHash, Actor.System);
            },
            cancellationToken);
    }

    private bool IsAlive(long? until) => until > time.GetUtcNow().ToUnixTimeMilliseconds();

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static ApiException Ended() => ApiException.NotFound("Set-up link");
}
