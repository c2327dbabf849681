using Microsoft.Extensions.DependencyInjection.Extensions;
using TwoWayChat.Data;
using TwoWayChat.Sessions.Ui;
using TwoWayChat.Users;

namespace TwoWayChat.Sessions;

/// <summary>Registers integration sessions.</summary>
internal static class SessionsSetup
{
    public static void AddSessions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<SessionOptions>(configuration, SessionOptions.Section, options => options.Problems());
        services.AddSingleton<SessionStore>();
        services.AddSingleton<CursorStore>();
        services.AddSingleton<SessionLog>();
        services.AddSingleton<IAfterUserChange, KeepOwnSessions>();
        services.TryAddSingleton<ISessionLanes, CursorLanes>();
        AddActions(services);
        services.AddSessionsNav();
        services.AddHostedService<ExpirySweep>();
        services.AddHostedService<RevocationSweep>();
    }

    private static void AddActions(IServiceCollection services)
    {
        services.AddSingleton<FindNamedUser>();
        services.AddSingleton<FindSession>();
        services.AddSingleton<StartSession>();
        services.AddSingleton<RegisterSession>();
        services.AddSingleton<EndSession>();
        services.AddSingleton<EndDueSession>();
        services.AddSingleton<LogOutSession>();
        services.AddSingleton<WarnSession>();
        services.AddSingleton<FollowSession>();
        services.AddSingleton<FollowLimits>();
        services.AddSingleton<PullEvents>();
        services.AddSingleton<StreamEvents>();
    }
}
