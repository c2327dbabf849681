using Microsoft.Extensions.Options;

namespace TwoWayChat.Commands;

/// <summary>How a command line says to build the server.</summary>
/// <param name="ConfigurationFile">A file beside <c>appsettings.json</c>, or null.</param>
/// <param name="Settings">Settings that go before all others.</param>
internal sealed record ServerStart(string? ConfigurationFile, IReadOnlyList<KeyValuePair<string, string?>> Settings)
{
    public ServerStart With(params IEnumerable<(string Key, string Value)> settings) =>
        this with { Settings = [.. Settings, .. settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))] };

    /// <summary>Without the log lines that would stand between a command's own.</summary>
    public ServerStart Calm() => With(
        ("Logging:LogLevel:Default", "Warning"), ("Logging:LogLevel:TwoWayChat", "Warning"), ("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning"));

    /// <summary>For a task that needs everything but the web server: nothing of that is looked at.</summary>
    public ServerStart ForTask() => Calm().With(("Server:Http", "127.0.0.1:0"), ("Server:Https", ""));

    /// <summary>
    /// The server, not started; throws <see cref="FileNotFoundException"/> where the configuration file is missing, and
    /// <see cref="OptionsValidationException"/> where somebody gives a setting that there is not.
    /// </summary>
    public WebApplication Build()
    {
        if (ConfigurationFile is not null && !File.Exists(ConfigurationFile))
        {
            throw new FileNotFoundException($"There is no configuration file {Path.GetFullPath(ConfigurationFile)}");
        }

        var unknown = SettingNames.Problems(ConfigurationFile).ToList();
        return unknown.Count == 0
            ? Server.Build(Settings, null, ConfigurationFile)
            : throw new OptionsValidationException(Options.DefaultName, typeof(ServerStart), unknown);
    }

    /// <summary>The same with the values of all settings looked at, before anything is made or moved.</summary>
    public WebApplication BuildChecked()
    {
        var app = Build();
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        return app;
    }
}
