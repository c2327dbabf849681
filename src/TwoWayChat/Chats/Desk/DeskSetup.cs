using Microsoft.AspNetCore.Components.Server.Circuits;
using TwoWayChat.Chats.Desk.Ui;
using TwoWayChat.Data;
using TwoWayChat.Users;

namespace TwoWayChat.Chats.Desk;

/// <summary>Registers who is online and whose turn it is.</summary>
internal static class DeskSetup
{
    public static void AddDesk(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<DeskOptions>(configuration, DeskOptions.Section, options => options.Problems());
        services.AddSingleton<DeskStore>();
        services.AddSingleton<AssignByTurn>();
        services.AddSingleton<AssignWaiting>();
        services.AddSingleton<EndInactive>();
        services.AddSingleton<IAfterUserChange, ReleaseLost>();
        services.AddSingleton<PresenceRows>();
        services.AddSingleton<SettleStatus>();
        services.AddSingleton<UserStatus>();
        services.AddSingleton<OpenTabs>();
        services.AddSingleton<KeepStatus>();
        services.AddSingleton<DeskWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<DeskWorker>());
        services.AddScoped<CircuitHandler, TabWatch>();
        services.AddStatusSwitch();
    }
}
