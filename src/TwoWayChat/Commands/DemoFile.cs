using System.Text.Json;
using TwoWayChat.Callbacks.Inspection;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Commands;

/// <summary>
/// <c>demo.json</c> in the demo's data folder: where it runs and who signs in how, for scripts. Being there, it also says that the folder is a demo's.
/// </summary>
/// <param name="Http">Base address, no slash at the end.</param>
/// <param name="Https">The same over HTTPS, with a certificate of the server's own.</param>
/// <param name="Company">The company's name.</param>
/// <param name="Users">Who can sign in.</param>
/// <param name="SenderAddress">The company's number on the phone simulator.</param>
/// <param name="Inspector">Address of the callback inspector: a callback URL to enter.</param>
internal sealed record DemoFile(
    string Http, string Https, string Company, IReadOnlyList<DemoUser> Users, string SenderAddress, string Inspector)
{
    public const string Name = "demo.json";

    private static readonly JsonSerializerOptions Json = new(WireJson.Options) { WriteIndented = true };

    /// <summary>The file of that folder, or null.</summary>
    public static DemoFile? Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<DemoFile>(File.ReadAllText(path), Json);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path} is not what the demo wrote:", error);
        }
    }

    /// <summary>The same with the addresses at which it runs this time.</summary>
    public DemoFile At(string http, string https) => this with { Http = http, Https = https, Inspector = http + InspectorApi.Path };

    /// <summary>Writes the file, whole or not at all.</summary>
    public void Write(string folder) =>
        DataFolder.WriteWhole(Path.Combine(folder, Name), [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'], overwrites: true);
}
