using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Users.SecondFactors;

/// <summary>Asks for the own password again before the keys to the account change: a browser left open must not be enough.</summary>
internal sealed class ProvePassword(VerifyCredentials verify)
{
    /// <summary>Throws 400 for a wrong password, 429 after too many.</summary>
    public async Task EnforceAsync(Account user, string? password, CancellationToken cancellationToken)
    {
        new Check().That(!string.IsNullOrEmpty(password), "password", "REQUIRED", "must not be empty").Enforce();
        if (await verify.RunAsync(user.SignInName, password!, address: null, cancellationToken) is null)
        {
            throw ApiException.Invalid("password", "WRONG_PASSWORD", "is not your password");
        }
    }
}
