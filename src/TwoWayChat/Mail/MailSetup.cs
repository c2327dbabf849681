using TwoWayChat.Data;

namespace TwoWayChat.Mail;

/// <summary>Registers the sending of mails.</summary>
internal static class MailSetup
{
    public static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<MailOptions>(configuration, MailOptions.Section, options => options.Problems());
        services.AddSingleton<MailOutbox>();
        services.AddSingleton<MailQueue>();
        services.AddSingleton<MailMetrics>();
        services.AddSingleton<SendMails>();
        services.AddHostedService<MailWorker>();
    }
}
