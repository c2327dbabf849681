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

    /// <summary>Binds a section and has the server refuse to start, naming the keys, when <paramref name="problems"/> finds any.</summary>
    public static void AddCheckedOptions<T>(
        this IServiceCollection services, IConfiguration configuration, string section, Func<T, IEnumerable<string>> problems)
        where T : class
    {
        services.AddOptions<T>().Bind(configuration.GetSection(section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new NamedKeys<T>(problems));
    }

    private sealed class NamedKeys<T>(Func<T, IEnumerable<string>> problems) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var found = problems(options).ToList();
            return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
        }
    }
}
