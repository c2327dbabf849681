namespace TwoWayChat.Callbacks.Control;

/// <summary>Registers what people do to the callbacks of a session.</summary>
internal static class ControlSetup
{
    public static void AddControl(this IServiceCollection services)
    {
        services.AddSingleton<ControlStore>();
        services.AddSingleton<FindControlled>();
        services.AddSingleton<GiveOrder>();
        services.AddSingleton<AcknowledgePulled>();
        services.AddSingleton<PauseSession>();
        services.AddSingleton<RetrySession>();
        services.AddSingleton<RewindSession>();
        services.AddSingleton<ReplaySpan>();
        services.AddSingleton<StopReplay>();
        services.AddSingleton<RedeliverAttempt>();
        services.AddSingleton<SettleParked>();
        services.AddSingleton<ReadExplained>();
        services.AddSingleton<ReadControlled>();
        services.AddSingleton<SessionActs>();
        services.AddSingleton<ExplainSession>();
    }
}
