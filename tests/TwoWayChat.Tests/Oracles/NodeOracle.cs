using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace TwoWayChat.Tests.Oracles;

/// <summary>
/// Asks independent implementations in Node.js: one process for all questions, a JSON line for each question and answer.
/// The scripts stand in tests/oracles; their packages come from <c>npm ci --prefix tests/oracles</c>.
/// </summary>
internal static class NodeOracle
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    /// <summary>Answers in the order of the questions. Fails the test where Node.js or its packages are missing.</summary>
    public static async Task<IReadOnlyList<TAnswer>> AskAsync<TAnswer>(
        string script, IReadOnlyList<object> questions, CancellationToken cancellation)
        where TAnswer : class
    {
        using var node = Start(script);
        try
        {
            var errors = node.StandardError.ReadToEndAsync(cancellation);
            var asking = WriteAsync(node.StandardInput, questions, cancellation);
            var answers = await ReadAsync<TAnswer>(node.StandardOutput, cancellation);
            var complaint = await errors;
            (complaint + (answers.Count == questions.Count ? "" : $"{answers.Count} answers to {questions.Count} questions")).ShouldBeEmpty();
            await asking;
            return answers;
        }
        finally
        {
            node.Kill();
        }
    }

    /// <summary>A process that runs <paramref name="script"/>; the caller ends and disposes it.</summary>
    public static Process Start(string script, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = FindFolder(),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        return Process.Start(start).ShouldNotBeNull("node did not start");
    }

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TwoWayChat.slnx")))
        {
            folder = folder.Parent;
        }

        var oracles = Path.Combine(folder.ShouldNotBeNull("the tests run inside the source tree").FullName, "tests", "oracles");
        Directory.Exists(Path.Combine(oracles, "node_modules"))
            .ShouldBeTrue($"the oracles' packages are missing in {oracles}: run `npm ci --prefix tests/oracles` (./test.sh does)");
        return oracles;
    }

    private static async Task WriteAsync(StreamWriter input, IReadOnlyList<object> questions, CancellationToken cancellation)
    {
        foreach (var question in questions)
        {
            await input.WriteLineAsync(JsonSerializer.Serialize(question, Wire).AsMemory(), cancellation);
        }

        input.Close();
    }

    private static async Task<List<TAnswer>> ReadAsync<TAnswer>(StreamReader output, CancellationToken cancellation)
        where TAnswer : class
    {
        var answers = new List<TAnswer>();
        while (await output.ReadLineAsync(cancellation) is { } line)
        {
            answers.Add(JsonSerializer.Deserialize<TAnswer>(line, Wire).ShouldNotBeNull());
        }

        return answers;
    }
}
