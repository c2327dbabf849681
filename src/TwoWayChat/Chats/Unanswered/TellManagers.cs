using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Text;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Mail;
using TwoWayChat.Properties.Hours;
using TwoWayChat.Users;

namespace TwoWayChat.Chats.Unanswered;

/// <summary>E-mails to managers about a customer who waits. They name the property and the time, never the customer or what was written.</summary>
internal sealed class TellManagers(UserStore users, MailOutbox mails, IOptions<ServerOptions> server)
{
    private static readonly ZonedDateTimePattern Moment = ZonedDateTimePattern.CreateWithInvariantCulture("ddd d MMM HH:mm", null);

    /// <summary>Whom the level is for. Those who have an address get a mail once the transaction is committed.</summary>
    public async Task<IReadOnlyList<NamedRef>> RunAsync(WriteScope scope, Chat chat, BusinessHours hours, int level)
    {
        var managers = await users.FindManagersAsync(scope, chat.CompanyId, level == 1 ? chat.PropertyId : null);
        foreach (var manager in managers)
        {
            if (MailAddress.Parse(manager.Email) is { } address)
            {
                await mails.QueueAsync(scope, new MailMessage(chat.CompanyId, address, Subject(hours, level), Text(chat, hours, level)));
            }
        }

        return [.. managers.Select(manager => new NamedRef(manager.UserId, manager.DisplayName))];
    }

    private static string Subject(BusinessHours hours, int level) =>
        $"{hours.PropertyName}: a customer has been waiting for {hours.UnansweredMinutes * level} minutes";

    private string Text(Chat chat, BusinessHours hours, int level)
    {
        var zone = DateTimeZoneProviders.Tzdb[hours.TimeZone];
        var since = Moment.Format(Instant.FromUnixTimeMilliseconds(chat.WaitingSince!.Value).InZone(zone));
        var link = server.Value.PublicUrl.Length > 0 ? $"\nThe chat: {server.Value.PublicUrl.TrimEnd('/')}/inbox/{chat.ChatId}\n" : "";
        return $"""
            A customer of {hours.PropertyName} ({hours.CompanyName}) has been waiting for an answer since {since} ({hours.TimeZone}).
            That is more than {hours.UnansweredMinutes * level} minutes of business hours.
            The chat is {(chat.AssigneeName is { } name ? $"assigned to {name}" : "assigned to nobody")}.
            {link}
            You get this mail because you manage {(level == 1 ? "this property" : "this company")} in TwoWayChat. The property's business hours say when such mails are sent.
            """;
    }
}
