namespace TwoWayChat.Security;

/// <summary>Section <c>Security</c>.</summary>
internal sealed class SecurityOptions
{
    public const string Section = "Security";

    /// <summary>Least rounds of PBKDF2-HMAC-SHA512 (OWASP Password Storage Cheat Sheet).</summary>
    public const int LeastRounds = 210_000;

    /// <summary>Rounds of PBKDF2-HMAC-SHA512 for new password hashes.</summary>
    public int PasswordRounds { get; set; } = LeastRounds;

    /// <summary>Failed sign-ins of one user from one address within <see cref="ThrottleWindow"/> before 429.</summary>
    public int FailuresPerUser { get; set; } = 10;

    /// <summary>Failed sign-ins from one address within <see cref="ThrottleWindow"/> before 429.</summary>
    public int FailuresPerAddress { get; set; } = 100;

    /// <summary>
    /// Failed sign-ins of one user from everywhere within an hour before those who come from where the user has not signed in before take turns.
    /// </summary>
    public int FailuresPerAccount { get; set; } = 100;

    /// <summary>How long failures count.</summary>
    public TimeSpan ThrottleWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a verified password need not be hashed again, as long as the user's stamp stays.</summary>
    public TimeSpan VerifiedFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Refuse Basic credentials that come over plain HTTP from another machine.</summary>
    public bool RequireHttps { get; set; }

    /// <summary>How long a browser stays signed in without being used.</summary>
    public TimeSpan CookieLifetime { get; set; } = TimeSpan.FromHours(12);

    public IEnumerable<string> Problems()
    {
        if (PasswordRounds < LeastRounds)
        {
            yield return $"Security:PasswordRounds must be at least {LeastRounds}";
        }

        if (FailuresPerUser < 1 || FailuresPerAddress < 1 || FailuresPerAccount < 1)
        {
            yield return "Security:FailuresPerUser, Security:FailuresPerAddress and Security:FailuresPerAccount must be at least 1";
        }

        if (ThrottleWindow <= TimeSpan.Zero || VerifiedFor < TimeSpan.Zero || CookieLifetime <= TimeSpan.Zero)
        {
            yield return "Security:ThrottleWindow and Security:CookieLifetime must be time spans above zero, and Security:VerifiedFor not negative";
        }
    }
}
