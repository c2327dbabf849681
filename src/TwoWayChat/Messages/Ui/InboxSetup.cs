using MudBlazor;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Chats.Ui.Alerts;
using TwoWayChat.Web.Layout;

namespace TwoWayChat.Messages.Ui;

/// <summary>Registers the inbox.</summary>
internal static class InboxSetup
{
    private const int Order = 10;

    public static void AddInbox(this IServiceCollection services)
    {
        services.AddSingleton<InboxStore>();
        services.AddSingleton<InboxOrder>();
        services.AddSingleton<SetUpStore>();
        services.AddSingleton<ChatHistory>();
        services.AddSingleton<SendFromInbox>();
        services.AddTransient<InboxList>();
        services.AddTransient<OpenThread>();
        services.AddTransient<InboxPresence>();
        services.AddScoped<InboxPlace>();
        services.AddSingleton(new ShellPart(typeof(AlertWatch)));
        services.AddSingleton(new NavItem(() => ChatsText.Inbox, "/inbox", Icons.Material.Outlined.Forum, Order));
    }
}
