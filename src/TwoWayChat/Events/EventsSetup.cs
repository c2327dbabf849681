using TwoWayChat.Data;

namespace TwoWayChat.Events;

/// <summary>Registers the event log.</summary>
internal static class EventsSetup
{
    public static void AddEvents(this IServiceCollection services)
    {
        services.AddSingleton<EventFeed>();
        services.AddSingleton<PassingFeed>();
        services.AddSingleton<EventLog>();
        services.AddSingleton<ICommitTail>(provider => provider.GetRequiredService<EventLog>());
        services.AddSingleton<LogReader>();
        services.AddSingleton<ChatLines>();
        services.AddHostedService<HeadSweep>();
        services.AddHostedService<HeadHints>();
    }
}
