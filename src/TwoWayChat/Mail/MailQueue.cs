using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Mail;

/// <summary>Mails that wait for the SMTP server. A row is claimed by a node for a time. Times are the database server's.</summary>
internal sealed class MailQueue(Database database, KeyFile key, Ids ids)
{
    /// <summary>How long a claim holds: longer than <see cref="SendMails"/> takes.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>How long a mail is tried.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private const string Unreadable = "This mail was written under a key that the server no longer has. Please ask for it again.";

    private readonly string owner = ids.New();
    private readonly string now = database.Dialect.NowMilliseconds;

    /// <summary>Claims up to <paramref name="limit"/> due mails, the longest due first.</summary>
    public async Task<IReadOnlyList<QueuedMail>> ClaimAsync(int limit, CancellationToken cancellationToken)
    {
        var due = await database.FirstOrDefaultAsync<string>($"select mail_id from mails where due_at <= {now} limit 1", null, cancellationToken);
        var claimed = due is null ? [] : await database.WriteAsync("", scope => ClaimAsync(scope, limit), cancellationToken);
        return [.. claimed.Select(mail => mail with { Text = SealedText.Open(key, mail.Text) ?? Unreadable })];
    }

    /// <summary>The mail is done with, sent or given up.</summary>
    public Task RemoveAsync(QueuedMail mail, CancellationToken cancellationToken) => database.WriteAsync(
        mail.CompanyId,
        scope => scope.ExecuteAsync(
            "delete from mails where company_id = @CompanyId and mail_id = @MailId and owner = @owner", new { mail.CompanyId, mail.MailId, owner }),
        cancellationToken);

    /// <summary>
    /// Gives a claimed mail back, to be tried after <paramref name="delay"/>; false, and it is gone, where it has been tried for long enough.
    /// </summary>
    public Task<bool> PostponeAsync(QueuedMail mail, TimeSpan delay, CancellationToken cancellationToken) => database.WriteAsync(
        mail.CompanyId, scope => PostponeAsync(scope, mail, delay), cancellationToken);

    /// <summary>Gives back a claimed mail that was not tried.</summary>
    public Task ReleaseAsync(QueuedMail mail, CancellationToken cancellationToken) => database.WriteAsync(
        mail.CompanyId,
        scope => scope.ExecuteAsync(
            $"""
            update mails set owner = null, attempt = attempt - 1, due_at = {now}
             where company_id = @CompanyId and mail_id = @MailId and owner = @owner
            """,
            new { mail.CompanyId, mail.MailId, owner }),
        cancellationToken);

    /// <summary>At the start of a server that is alone on its database: what an earlier run had claimed died with it and is due at once.</summary>
    public Task TakeOverAsync(CancellationToken cancellationToken) => database.IsExclusive
        ? database.WriteAsync("", scope => scope.ExecuteAsync("update mails set due_at = 0 where owner is not null"), cancellationToken)
        : Task.CompletedTask;

    private Task<IReadOnlyList<QueuedMail>> ClaimAsync(WriteScope scope, int limit) => scope.QueryAsync<QueuedMail>(
        $"""
        update mails
           set owner = @owner, attempt = attempt + 1, due_at = {now} + @lease
         where due_at <= {now} and (company_id, mail_id) in (
               select company_id, mail_id from mails where due_at <= {now} order by due_at, company_id limit @limit)
        returning company_id, mail_id, recipient, subject, text, created_at, attempt
        """,
        new { owner, limit, lease = (long)Lease.TotalMilliseconds });

    private async Task<bool> PostponeAsync(WriteScope scope, QueuedMail mail, TimeSpan delay)
    {
        var old = await scope.ExecuteAsync(
            $"""
            delete from mails
             where company_id = @CompanyId and mail_id = @MailId and owner = @owner and created_at <= {now} - @lifetime
            """,
            new { mail.CompanyId, mail.MailId, owner, lifetime = (long)Lifetime.TotalMilliseconds });
        await scope.ExecuteAsync(
            $"""
            update mails set owner = null, due_at = {now} + @delay
             where company_id = @CompanyId and mail_id = @MailId and owner = @owner
            """,
            new { mail.CompanyId, mail.MailId, owner, delay = (long)delay.TotalMilliseconds });
        return old == 0;
    }
}
