namespace TwoWayChat.Chats.Unanswered;

/// <summary>Registers the alerts of unanswered chats.</summary>
internal static class UnansweredSetup
{
    public static void AddUnansweredAlerts(this IServiceCollection services)
    {
        services.AddSingleton<AlertStore>();
        services.AddSingleton<TellManagers>();
        services.AddSingleton<EscalateChat>();
        services.AddSingleton<RaiseAlert>();
        services.AddHostedService<AlertWorker>();
    }
}
