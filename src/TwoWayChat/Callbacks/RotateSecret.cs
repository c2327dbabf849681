using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Callbacks;

/// <summary>Gives a company a new signing secret. The one before it signs beside it for <see cref="Overlap"/>, so that receivers can change over.</summary>
internal sealed class RotateSecret(Database database, ChatApiConfigStore configs, Secrets secrets, AuditLog audit, TimeProvider time)
{
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    /// <summary>The new secret: the only time that it can be shown. Throws 403 for all but global managers.</summary>
    public async Task<SigningSecret> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        var secret = SigningSecret.Create();
        var kept = secrets.Protect(ChatApiConfig.SecretPurpose, caller.CompanyId, secret.Reveal());
        await database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, kept), cancellationToken);
        return secret;
    }

    private async Task ApplyAsync(WriteScope scope, Caller caller, string newSecret)
    {
        var config = await configs.FindAsync(scope, caller.CompanyId) ?? throw ApiException.NotFound("Chat API configuration");
        var now = time.GetUtcNow();
        await configs.SetSecretsAsync(scope, config with
        {
            Secret = newSecret,
            PreviousSecret = config.Secret,
            PreviousSecretUntil = config.Secret is null ? null : (now + Overlap).ToUnixTimeMilliseconds(),
            UpdatedAt = now.ToUnixTimeMilliseconds(),
        });
        await audit.AppendAsync(
            scope,
            caller.CompanyId,
            caller.Actor,
            $"{SaveChatApiConfig.Target}.secret_rotated",
            new AuditTarget(SaveChatApiConfig.Target, caller.CompanyId));
    }
}
