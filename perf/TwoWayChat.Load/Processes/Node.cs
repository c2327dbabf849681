namespace TwoWayChat.Load.Processes;

/// <summary>The real server, as it is started in production, with settings from the environment.</summary>
internal static class Node
{
    private static readonly (string Key, string Value)[] Always =
    [
        ("Server:Http", "127.0.0.1:0"),
        ("Server:Https", ""),
        ("Callbacks:AllowHttp", "true"),
        ("Callbacks:AllowedNetworks:0", "127.0.0.0/8"),
        ("Logging:LogLevel:Default", "Warning"),
    ];

    /// <summary>Other nodes take over a killed one's lanes when their lease has run out: with this one sooner than usual.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> ShortLease { get; } =
    [
        KeyValuePair.Create("Callbacks:Lane:Lease", (string?)"00:00:03"),
        KeyValuePair.Create("Callbacks:Lane:Renewal", (string?)"00:00:00.5"),
    ];

    /// <summary>Settings for a server that is run in this process.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> InProcess => Settings("Warning");

    /// <summary>Starts it; <paramref name="folder"/> holds another build of it than the one beside this program.</summary>
    public static ServerProcess Start(IEnumerable<KeyValuePair<string, string?>> settings, DirectoryInfo? folder = null) =>
        ServerProcess.Start(Path.Combine(folder?.FullName ?? "", "TwoWayChat.dll"), ["serve"], Variables([.. Settings("Information"), .. settings]));

    /// <summary>Settings as variables of the environment.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Variables(IEnumerable<KeyValuePair<string, string?>> settings) =>
        settings.Select(setting => Variable(setting.Key, setting.Value ?? ""));

    /// <param name="start">Level at which it logs its start and where it listens.</param>
    private static IEnumerable<KeyValuePair<string, string?>> Settings(string start) =>
        Always.Append(("Logging:LogLevel:Microsoft.Hosting.Lifetime", start)).Select(setting => KeyValuePair.Create(setting.Item1, (string?)setting.Item2));

    private static KeyValuePair<string, string> Variable(string key, string value) =>
        KeyValuePair.Create("TWOWAYCHAT_" + key.Replace(":", "__", StringComparison.Ordinal), value);
}
