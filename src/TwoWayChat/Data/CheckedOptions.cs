using Microsoft.Extensions.Options;

namespace TwoWayChat.Data;

/// <summary>Options that are checked before the server starts. They stand on the ground floor, where the database has some of its own.</summary>
internal static class CheckedOptions
{
    /// <summary>Binds a section and has the server refuse to start, naming the keys, when <paramref name="problems"/> finds any.</summary>
    public static void AddCheckedOptions<T>(
        this IServiceCollection services, IConfiguration configuration, string section, Func<T, IEnumerable<string>> problems)
        where T : class
    {
        services.AddOptions<T>().Configure(options => Bind(configuration.GetSection(section), options)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new NamedKeys<T>(problems));
    }

    /// <summary>A value of the wrong kind, such as a word for a time span, is a mistake of the operator's; the binder's message names key and value.</summary>
    private static void Bind<T>(IConfigurationSection section, T options)
        where T : class
    {
        try
        {
            section.Bind(options);
        }
        catch (InvalidOperationException error)
        {
            throw new OptionsValidationException(section.Path, typeof(T), [error.Message]);
        }
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
