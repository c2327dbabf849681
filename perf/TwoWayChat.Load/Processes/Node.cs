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
        ("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information"),
    ];

    /// <summary>Other nodes take over a killed one's lanes when their lease has run out: with this one sooner than usual.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> ShortLease { get; } =
    [
        KeyValuePair.Create("Callbacks:Lane:Lease", (string?)"00:00:03"),
        KeyValuePair.Create("Callbacks:Lane:Renewal", (string?)"00:00:00.5"),
    ];

    /// <summary>Settings for a server that is run in this process.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> InProcess => Always.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value));

    /// <summary>Starts it; <paramref name="folder"/> holds another build of it than the one beside this program.</summary>
    public static ServerProcess Start(IEnumerable<KeyValuePair<string, string?>> settings, DirectoryInfo? folder = null) =>
        ServerProcess.Start(Path.Combine(folder?.FullName ?? "", "TwoWayChat.dll"), ["serve"], Always.Select(setting => Variable(setting.Key, setting.Value))
            .Concat(settings.Select(setting => Variable(setting.Key, setting.Value ?? ""))));

    private static KeyValuePair<string, string> Variable(string key, string value) =>
        KeyValuePair.Create("TWOWAYCHAT_" + key.Replace(":", "__", StringComparison.Ordinal), value);
}
