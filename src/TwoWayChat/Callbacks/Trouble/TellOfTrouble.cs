using System.Globalization;
using Microsoft.Extensions.Options;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Mail;
using TwoWayChat.Users;

namespace TwoWayChat.Callbacks.Trouble;

/// <summary>Writes to a company's enabled global managers who have an e-mail address, within the transaction of what it tells of.</summary>
internal sealed class TellOfTrouble(UserStore users, MailOutbox mails, IOptions<ServerOptions> server)
{
    /// <summary>The endpoint has been failing for a while, or in a way that only people can mend.</summary>
    public Task FailingAsync(WriteScope scope, FailingRow failing, TroubleKind kind)
    {
        var since = DateTimeOffset.FromUnixTimeMilliseconds(failing.FailingSince).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        var first = kind == TroubleKind.Misconfigured
            ? "Your callback URL answers in a way that only you can mend."
            : "Your callback URL has taken no callback for some time.";
        var text = $"""
            {first}

            Since:  {since}
            Answer: {failing.LastError}

            Nothing is lost: events wait while their sessions live. The server goes on trying, and sends everything in order once
            the URL works again. Without any success for long it stops trying and says so.

            {Page}
            """;
        return SendAsync(scope, failing.CompanyId, $"Callbacks of {failing.CompanyName} fail ({Word(kind)})", text);
    }

    /// <summary>The endpoint is not called any more.</summary>
    public Task DisabledAsync(WriteScope scope, string companyId, string reason) => SendAsync(
        scope,
        companyId,
        "Callbacks are switched off: the endpoint is disabled",
        $"""
        The server has stopped calling your callback URL.

        Reason: {reason}

        Events wait while their sessions live. Mend the receiver, then save the Chat API configuration: the URL is called again at once.

        {Page}
        """);

    private string Page => server.Value.PublicUrl.Length > 0
        ? $"{server.Value.PublicUrl.TrimEnd('/')}/administration/chat-api-config"
        : "See Administration, Chat API Config.";

    private async Task SendAsync(WriteScope scope, string companyId, string subject, string text)
    {
        var managers = await users.FindManagersAsync(scope, companyId, propertyId: null);
        foreach (var address in managers.Select(manager => manager.Email).Distinct())
        {
            if (MailAddress.Parse(address) is { } to)
            {
                await mails.QueueAsync(scope, new MailMessage(companyId, to, subject, text));
            }
        }
    }

    private static string Word(TroubleKind kind) => kind switch
    {
        TroubleKind.FiveMinutes => "for 5 minutes",
        TroubleKind.OneHour => "for an hour",
        _ => "set-up",
    };
}
