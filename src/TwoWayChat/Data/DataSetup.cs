using Microsoft.Extensions.Options;

namespace TwoWayChat.Data;

/// <summary>Registers the database that the settings name.</summary>
internal static class DataSetup
{
    public static void AddData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<DataOptions>(configuration, DataOptions.Section, options => options.Problems());
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Ids>();
        services.AddSingleton<Database>(provider =>
            string.IsNullOrWhiteSpace(provider.GetRequiredService<IOptions<DataOptions>>().Value.PostgreSql)
                ? ActivatorUtilities.CreateInstance<SqliteDatabase>(provider)
                : ActivatorUtilities.CreateInstance<PostgresDatabase>(provider));
        services.AddSingleton<DataMetrics>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<OnlineBackup>();
    }
}
