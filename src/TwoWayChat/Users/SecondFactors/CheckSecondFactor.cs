using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Users.SecondFactors;

/// <summary>Checks the code of a sign-in: the app's, or a recovery code. Each is good once.</summary>
internal sealed class CheckSecondFactor(Database database, SecondFactorStore store, SignInThrottle throttle, AuditLog audit, TimeProvider time)
{
    private const int AppDigits = 6;

    /// <summary>Whether the code is right. Throws 429 where too many were wrong, wherever they came from.</summary>
    public async Task<bool> RunAsync(Account user, string? code, CancellationToken cancellationToken)
    {
        using var attempt = throttle.BeginCode(user);
        var isRight = code is not null && await IsRightAsync(user, code.Trim(), cancellationToken);
        throttle.EndCode(attempt, user, isRight);
        return isRight;
    }

    private async Task<bool> IsRightAsync(Account user, string code, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(user.CompanyId, user.UserId, cancellationToken) is not { Confirmed: true } factor)
        {
            return false;
        }

        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length != AppDigits || !digits.All(char.IsAsciiDigit))
        {
            return await database.WriteAsync(user.CompanyId, scope => UseCodeAsync(scope, user, RecoveryCodes.Hash(code)), cancellationToken);
        }

        return store.Reveal(user, factor)?.StepOf(digits, time.GetUtcNow()) is { } step
            && await database.WriteAsync(user.CompanyId, scope => store.UseAsync(scope, user, factor, step), cancellationToken);
    }

    private async Task<bool> UseCodeAsync(WriteScope scope, Account user, string hash)
    {
        var used = await store.UseCodeAsync(scope, user, hash);
        if (used)
        {
            await audit.AppendAsync(scope, user.CompanyId, user.Actor, "user.recovery_code_used", new AuditTarget("user", user.UserId, user.DisplayName));
        }

        return used;
    }
}
