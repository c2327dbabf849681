using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Callbacks.Settings;

/// <summary>
/// Saves a company's Chat API configuration. The first save with a callback URL makes the signing secret; every save calls an endpoint again that the
/// server had stopped calling.
/// </summary>
internal sealed class SaveChatApiConfig(
    Database database, ChatApiConfigStore configs, CheckCallbackUrl checkUrl, Secrets secrets, AuditLog audit, TimeProvider time)
{
    /// <summary>What it was done to, for the audit log.</summary>
    public const string Target = "chat_api_config";

    /// <summary>
    /// Throws 403 for all but global managers, 400 for what breaks a rule, the URL's included, and 412 for another version than <paramref name="match"/> wants.
    /// </summary>
    public async Task<SavedChatApiConfig> RunAsync(Caller caller, ChatApiConfigInput input, IfMatch match, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        var change = await PrepareAsync(caller.CompanyId, input, cancellationToken);
        var secret = SigningSecret.Create();
        var kept = secrets.Protect(ChatApiConfig.SecretPurpose, caller.CompanyId, secret.Reveal());
        var (before, after) = await database.WriteAsync(
            caller.CompanyId, scope => ApplyAsync(scope, caller, change, kept, match), cancellationToken);
        return new SavedChatApiConfig(after, before.Secret is null && after.Secret is not null ? secret : null);
    }

    private async Task<ChatApiConfigChange> PrepareAsync(string companyId, ChatApiConfigInput input, CancellationToken cancellationToken)
    {
        var check = new Check();
        var valid = ChatApiConfigChange.Validate(check, input);
        if (input.CallbackUrl is { } asked)
        {
            var result = await checkUrl.CheckAsync(asked, cancellationToken);
            check.That(result.Url is not null, "callbackUrl", result.Code ?? "", result.Words);
            valid = valid with { CallbackUrl = result.Url?.ToString() };
        }

        check.Enforce();
        var password = valid.Receiver?.Password;
        return new ChatApiConfigChange(
            valid, password is null ? null : secrets.Protect(ChatApiConfig.ReceiverPasswordPurpose, companyId, password));
    }

    private async Task<(ChatApiConfig Before, ChatApiConfig After)> ApplyAsync(
        WriteScope scope, Caller caller, ChatApiConfigChange change, string newSecret, IfMatch match)
    {
        var before = await configs.LockAsync(scope, caller.CompanyId) ?? throw ApiException.NotFound("Chat API configuration");
        match.Enforce(before.Version);
        var wanted = change.Apply(before, time.GetUtcNow().ToUnixTimeMilliseconds());
        await configs.SaveAsync(scope, wanted);
        if (wanted is { Secret: null, CallbackUrl: not null })
        {
            await configs.AddSecretAsync(scope, caller.CompanyId, newSecret);
        }

        var after = (await configs.LockAsync(scope, caller.CompanyId))!;
        await audit.AppendAsync(
            scope,
            caller.CompanyId,
            caller.Actor,
            $"{Target}.updated",
            new AuditTarget(Target, caller.CompanyId),
            ChatApiConfigDifference.Of(before, after));
        return (before, after);
    }
}
