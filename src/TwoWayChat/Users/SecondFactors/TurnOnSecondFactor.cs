using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Users.SecondFactors;

/// <summary>Gives users a second factor of their own: an offered secret first, then the proof that the app has it.</summary>
internal sealed class TurnOnSecondFactor(Database database, SecondFactorStore store, ProvePassword prove, AuditLog audit, TimeProvider time)
{
    /// <summary>A new secret, not yet asked for. Throws 400 and 429 for the password, 409 where a second factor is on.</summary>
    public async Task<SecondFactorSecret> OfferAsync(Caller caller, string? password, CancellationToken cancellationToken)
    {
        await prove.EnforceAsync(caller.Account, password, cancellationToken);
        var secret = SecondFactorSecret.New();
        return await store.OfferAsync(caller.Account, secret, cancellationToken) ? secret : throw ApiException.Conflict("A second factor is on already");
    }

    /// <summary>Turns the offered one on; the recovery codes, which are shown this once. Throws 400 for a wrong code.</summary>
    public async Task<IReadOnlyList<string>> ConfirmAsync(Caller caller, string code, CancellationToken cancellationToken)
    {
        var user = caller.Account;
        var factor = await store.FindAsync(user.CompanyId, user.UserId, cancellationToken) ?? throw ApiException.NotFound("Second factor");
        var step = store.Reveal(user, factor)?.StepOf(code.Trim(), time.GetUtcNow()) ?? throw Wrong();
        var codes = RecoveryCodes.New();
        await database.WriteAsync(
            user.CompanyId,
            async scope =>
            {
                if (!await store.UseAsync(scope, user, factor, step))
                {
                    throw Wrong();
                }

                await store.ConfirmAsync(scope, user, [.. codes.Select(RecoveryCodes.Hash)]);
                await audit.AppendAsync(scope, user.CompanyId, caller.Actor, "user.second_factor_on", new AuditTarget("user", user.UserId, user.DisplayName));
            },
            cancellationToken);
        return codes;
    }

    /// <summary>New recovery codes in place of all others. Throws 400 and 429 for the password, 404 without a second factor.</summary>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(Caller caller, string? password, CancellationToken cancellationToken)
    {
        var user = caller.Account;
        await prove.EnforceAsync(user, password, cancellationToken);
        if (!await store.IsOnAsync(user.CompanyId, user.UserId, cancellationToken))
        {
            throw ApiException.NotFound("Second factor");
        }

        var codes = RecoveryCodes.New();
        await database.WriteAsync(
            user.CompanyId,
            async scope =>
            {
                await store.ConfirmAsync(scope, user, [.. codes.Select(RecoveryCodes.Hash)]);
                await audit.AppendAsync(
                    scope, user.CompanyId, caller.Actor, "user.recovery_codes_renewed", new AuditTarget("user", user.UserId, user.DisplayName));
            },
            cancellationToken);
        return codes;
    }

    private static ApiException Wrong() => ApiException.Invalid("code", "WRONG_CODE", "is not the code that the app shows now");
}
