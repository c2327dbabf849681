using System.Security.Cryptography;
using System.Text.Json;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Callbacks.Settings;

/// <summary>Gives a company a new signing secret. Those before it sign beside it, each for <see cref="Overlap"/>, so that receivers can change over.</summary>
internal sealed class RotateSecret(Database database, ChatApiConfigStore configs, Secrets secrets, AuditLog audit, TimeProvider time)
{
    /// <summary>Secrets that sign beside the newest, at most.</summary>
    public const int MostRetired = 4;

    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    /// <summary>The new secret: the only time that it can be shown. Throws 403 for all but global managers.</summary>
    public async Task<SigningSecret> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        var secret = SigningSecret.Create();
        var kept = secrets.Protect(ChatApiConfig.SecretPurpose, caller.CompanyId, secret.Reveal());
        var lost = await LostAsync(caller.CompanyId, cancellationToken);
        await database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, kept, lost), cancellationToken);
        return secret;
    }

    private async Task ApplyAsync(WriteScope scope, Caller caller, string newSecret, string? lost)
    {
        var config = await configs.LockAsync(scope, caller.CompanyId) ?? throw ApiException.NotFound("Chat API configuration");
        var previous = config.Secret == lost ? null : config.Secret;
        var now = time.GetUtcNow();
        await configs.SetSecretsAsync(scope, config with
        {
            Secret = newSecret,
            PreviousSecret = previous,
            PreviousSecretUntil = previous is null ? null : (now + Overlap).ToUnixTimeMilliseconds(),
            OlderSecrets = Older(config, now.ToUnixTimeMilliseconds()),
            UpdatedAt = now.ToUnixTimeMilliseconds(),
        });
        await audit.AppendAsync(
            scope,
            caller.CompanyId,
            caller.Actor,
            $"{SaveChatApiConfig.Target}.secret_rotated",
            new AuditTarget(SaveChatApiConfig.Target, caller.CompanyId));
    }

    /// <summary>
    /// Secrets of earlier rotations that still sign: each has its whole time. Throws 409 where there are too many, a signature of each in every request.
    /// </summary>
    private static string? Older(ChatApiConfig config, long now)
    {
        var older = config.Retired.Where(retired => retired.Until > now).ToList();
        if (older.Count > MostRetired - 1)
        {
            throw ApiException.Conflict($"The secret was rotated {MostRetired} times within {Overlap.TotalHours:0} hours; wait until the first of them ends");
        }

        return older.Count == 0 ? null : JsonSerializer.Serialize(older, WireJson.Options);
    }

    /// <summary>The stored secret, if the master key that it was written under is gone: it can sign nothing any more. Rotating is the way out.</summary>
    private async Task<string?> LostAsync(string companyId, CancellationToken cancellationToken)
    {
        var kept = (await configs.FindAsync(companyId, cancellationToken))?.Secret;
        try
        {
            _ = kept is null ? null : secrets.Reveal(ChatApiConfig.SecretPurpose, companyId, kept);
            return null;
        }
        catch (CryptographicException)
        {
            return kept;
        }
    }
}
