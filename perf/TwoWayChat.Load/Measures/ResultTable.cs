namespace TwoWayChat.Load.Measures;

/// <summary>Writes results as a Markdown table, to the console and, where one is named, to the end of a file.</summary>
internal static class ResultTable
{
    public static async Task WriteAsync(string title, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows, FileInfo? file)
    {
        string[] lines =
        [
            "",
            $"### {title}",
            "",
            $"{Machine.Description}.",
            "",
            Row(columns),
            $"|{string.Concat(columns.Select(_ => "---|"))}",
            .. rows.Select(Row),
        ];
        Console.WriteLine(string.Join('\n', lines));
        if (file is not null)
        {
            await File.AppendAllTextAsync(file.FullName, string.Join('\n', lines) + '\n');
        }
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
