using System.Text.RegularExpressions;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Guides;

/// <summary>
/// Reads a page of the documentation: every block marked <c>sh</c> is a command, the block after it its answer; comments <c>keep NAME = place</c> after that
/// name what the reader is told to keep.
/// </summary>
internal static partial class Guide
{
    /// <summary>All steps, in order; a command without an answer fails.</summary>
    public static IReadOnlyList<GuideStep> Read(params string[] path)
    {
        var text = File.ReadAllText(Repository.PathOf(path));
        var blocks = Block().Matches(text);
        var steps = new List<GuideStep>();
        for (var n = 0; n < blocks.Count; n++)
        {
            if (blocks[n].Groups["kind"].Value != "sh")
            {
                continue;
            }

            var line = text[..blocks[n].Index].Count(letter => letter == '\n') + 1;
            var answer = n + 1 < blocks.Count ? blocks[n + 1] : null;
            answer?.Groups["kind"].Value.ShouldBeOneOf(["json", "text"], $"the answer to the command in line {line}");
            steps.Add(Step(line, blocks[n].Groups["text"].Value, answer.ShouldNotBeNull(), answer.Groups["after"].Value));
        }

        return steps;
    }

    private static GuideStep Step(int line, string command, Match answer, string after) => new(
        line,
        command,
        answer.Groups["text"].Value.Trim(),
        answer.Groups["kind"].Value == "json",
        [.. Keep().Matches(after).Select(keep => (keep.Groups["name"].Value, keep.Groups["place"].Value))]);

    [GeneratedRegex(@"^```(?<kind>[a-z]+)\n(?<text>.*?)^```\n(?<after>(<!-- keep [^\n]*\n)*)",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"<!-- keep (?<name>[A-Z]+) = (?<place>\S+) -->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Keep();
}
