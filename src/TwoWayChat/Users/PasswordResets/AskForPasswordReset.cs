using System.Net;
using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Users.PasswordResets;

/// <summary>
/// Mails a user the link for a new password. Whoever asks learns nothing of whether the name exists, is enabled or has an e-mail address: the answer
/// and the work are the same.
/// </summary>
internal sealed class AskForPasswordReset(
    Database database, UserStore users, ResetMail mail, PasswordResetStore resets, SignInThrottle throttle, TimeProvider time)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Links that one name is given within <see cref="Lifetime"/>, from wherever they are asked for; more are not sent, without a word.</summary>
    public const int MostPerName = 3;

    /// <summary>Throws 429 where an address asks too often.</summary>
    public async Task RunAsync(string signInName, IPAddress? address, CancellationToken cancellationToken)
    {
        var name = SignInName.Parse(signInName);
        throttle.CountReset(name?.Key, address); // However it is spelt, it is one user's mailbox.
        var user = name is null ? null : await users.FindUserAsync(name.Username, name.CompanyName, cancellationToken);
        var token = ResetToken.Create();
        await database.WriteAsync(user?.CompanyId ?? "", scope => AddAsync(scope, user, ResetToken.Hash(name?.Key ?? ""), token), cancellationToken);
    }

    private async Task AddAsync(WriteScope scope, User? user, string nameKey, string token)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var reset = new PasswordReset
        {
            CompanyId = user?.CompanyId ?? "",
            UserId = user?.UserId,
            Stamp = user?.SecurityStamp,
            ExpiresAt = now + (long)Lifetime.TotalMilliseconds,
        };
        if (await resets.CountAsync(scope, reset.CompanyId, nameKey, now) >= MostPerName)
        {
            return;
        }

        await resets.AddAsync(scope, reset, nameKey, ResetToken.Hash(token), now);
        if (user is { Enabled: true })
        {
            await mail.QueueAsync(scope, user, token);
        }
    }
}
