namespace TwoWayChat.Commands;

/// <summary>Registers what commands run, in the server or without it.</summary>
internal static class CommandsSetup
{
    public static void AddCommands(this IServiceCollection services)
    {
        services.AddSingleton<AdminTasks>();
        services.AddSingleton<BackupTask>();
        services.AddSingleton<DemoPlaces>();
        services.AddSingleton<DemoPeople>();
        services.AddSingleton<DemoData>();
    }
}
