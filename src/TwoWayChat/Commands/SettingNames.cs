using System.Text.Json;

namespace TwoWayChat.Commands;

/// <summary>
/// Finds settings that nothing reads: a misspelt <c>Security:RequireHttps</c> would leave the server open without a word. <c>appsettings.json</c> names
/// all that there are; a test holds it to the classes.
/// </summary>
internal static class SettingNames
{
    /// <summary>Sections that libraries read, who take more than that file shows.</summary>
    private static readonly string[] OfLibraries = ["Logging", "Kestrel"];

    /// <summary>
    /// What is wrong with the names in <paramref name="file"/> (null for none) and in the environment. There, a name without a section is not ours:
    /// Kubernetes sets some, such as <c>TWOWAYCHAT_SERVICE_HOST</c>, for a service called twowaychat.
    /// </summary>
    public static IEnumerable<string> Problems(string? file)
    {
        var known = Known();
        var environment = Given(new ConfigurationBuilder().AddEnvironmentVariables(Server.EnvironmentPrefix))
            .Where(key => key.Contains(':', StringComparison.Ordinal));
        var own = file is null ? [] : Given(new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(file), optional: false));
        return own.Concat(environment).Select(key => Problem(key, known)).OfType<string>().Distinct();
    }

    /// <summary>Every key that has a meaning, and whether it is a list.</summary>
    private static Dictionary<string, bool> Known()
    {
        using var settings = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "appsettings.json")),
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return Leaves("", settings.RootElement).ToDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<KeyValuePair<string, bool>> Leaves(string key, JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(member => Leaves(key.Length == 0 ? member.Name : $"{key}:{member.Name}", member.Value))
        : [KeyValuePair.Create(key, element.ValueKind == JsonValueKind.Array)];

    /// <summary>The keys that somebody gives values; a section without anything in it is none, and neither is an empty list.</summary>
    private static IEnumerable<string> Given(IConfigurationBuilder builder) =>
        builder.Build().AsEnumerable().Where(setting => !string.IsNullOrEmpty(setting.Value)).Select(setting => setting.Key);

    private static string? Problem(string key, Dictionary<string, bool> known)
    {
        if (OfLibraries.Contains(key.Split(':')[0], StringComparer.OrdinalIgnoreCase) || IsElement(key, known))
        {
            return null;
        }

        return known.TryGetValue(key, out var isList)
            ? isList ? $"{key} is a list: its first value is {key}:0" : null
            : $"There is no setting {key}";
    }

    private static bool IsElement(string key, Dictionary<string, bool> known) =>
        key.LastIndexOf(':') is > 0 and var end && known.GetValueOrDefault(key[..end]) && int.TryParse(key[(end + 1)..], out _);
}
