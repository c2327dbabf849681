using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TwoWayChat.Tests.Support;

/// <summary>
/// Compares JSON with <c>Golden/NAME.json</c>: members, their order and their values, exactly. What differs from run to run is replaced first
/// (see <see cref="GoldenText"/>). With <c>TWOWAYCHAT_GOLDEN=write</c> the files are written instead; a run under CI never does.
/// </summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static bool Writes =>
        Environment.GetEnvironmentVariable("TWOWAYCHAT_GOLDEN") == "write" && Environment.GetEnvironmentVariable("CI") is null or "";

    /// <summary>Compares the body of an answer, and that it is JSON by its header.</summary>
    public static async Task MatchAsync(string name, HttpResponseMessage answer, params (string Value, string Name)[] replaced)
    {
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/json");
        Match(name, await answer.Content.ReadAsStringAsync(), replaced);
    }

    /// <summary>
    /// Compares <paramref name="json"/>. <paramref name="replaced"/> are values of this test, such as a company's name, and what stands for them.
    /// </summary>
    public static void Match(string name, string json, params (string Value, string Name)[] replaced)
    {
        var actual = new GoldenText(replaced).Apply(JsonNode.Parse(json))!.ToJsonString(Readable) + "\n";
        var path = Repository.PathOf("tests", "TwoWayChat.Tests", "Golden", $"{name}.json");
        if (Writes)
        {
            File.WriteAllText(path, actual);
            return;
        }

        File.Exists(path).ShouldBeTrue($"{path} is missing; look at this and keep it with TWOWAYCHAT_GOLDEN=write:\n{actual}");
        actual.ShouldBe(File.ReadAllText(path), $"{name}.json");
    }
}
