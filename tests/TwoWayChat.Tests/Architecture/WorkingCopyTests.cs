using System.Text.Json;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Architecture;

/// <summary>What else every working copy must hold.</summary>
public class WorkingCopyTests
{
    /// <summary>Or every rule over the sources would hold because there are none.</summary>
    [Fact]
    public void Sources_OfTheWorkingCopy_AreFound() => SourceTree.All.Count.ShouldBeGreaterThan(500);

    [Fact]
    public void Slices_AllOfThem_HaveAReadme() =>
        Directory.GetDirectories(Repository.PathOf("src", "TwoWayChat"))
            .Where(folder => Directory.EnumerateFiles(folder, "*.cs").Any() && Path.GetFileName(folder) is not ("bin" or "obj"))
            .Where(folder => !File.Exists(Path.Combine(folder, "README.md")))
            .Select(folder => Path.GetFileName(folder)).ShouldBeEmpty();

    [Fact]
    public void Projects_AllOfThem_HaveALockFile() =>
        SourceTree.Files(".csproj").Select(project => Path.GetDirectoryName(project)!)
            .Where(folder => !File.Exists(Path.Combine(folder, "packages.lock.json"))).ShouldBeEmpty();

    /// <summary>Where packages come from is a matter of the machine that fetches them; the lock files hold versions and hashes alone.</summary>
    [Fact]
    public void LockFiles_AllOfThem_NameNoRegistry()
    {
        SourceTree.Files("nuget.config").Concat(SourceTree.Files(".npmrc")).ShouldBeEmpty();
        foreach (var path in SourceTree.Files("package-lock.json"))
        {
            using var lockFile = JsonDocument.Parse(File.ReadAllText(path));
            lockFile.RootElement.GetProperty("packages").EnumerateObject()
                .Where(package => package.Value.TryGetProperty("resolved", out _)).Select(package => $"{path}: {package.Name}").ShouldBeEmpty();
        }
    }

    [Fact]
    public void Versions_OfPackages_StandInOnePlace() =>
        SourceTree.Files(".csproj").Where(project => File.ReadAllText(project).Contains(" Version=\"", StringComparison.Ordinal)).ShouldBeEmpty();
}
