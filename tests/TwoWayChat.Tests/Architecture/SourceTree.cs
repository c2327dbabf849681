using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Architecture;

/// <summary>The source files of the working copy.</summary>
internal static class SourceTree
{
    private static readonly string[] Folders = ["src", "tests", "perf"];
    private static readonly string[] Made = ["bin", "obj", "node_modules"];

    /// <summary>Every C# file that people write.</summary>
    public static IReadOnlyList<SourceFile> All { get; } = [.. Files(".cs").Select(path => new SourceFile(path))];

    /// <summary>C# files of the product itself.</summary>
    public static IEnumerable<SourceFile> Product => All.Where(file => file.RelativePath.StartsWith("src/", StringComparison.Ordinal));

    /// <summary>Full paths of the files with such an ending that people write.</summary>
    public static IEnumerable<string> Files(string ending) => Folders.Select(folder => Repository.PathOf(folder)).Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, $"*{ending}", SearchOption.AllDirectories))
        .Where(path => !Path.GetRelativePath(Repository.Root, path).Split('/').Intersect(Made).Any())
        .Order(StringComparer.Ordinal);
}
