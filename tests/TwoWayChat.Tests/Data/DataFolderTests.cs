using Microsoft.Extensions.Options;
using TwoWayChat.Data;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Data;

public sealed class DataFolderTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public void File_WrittenWhole_StandsAloneAndIsItsOwners()
    {
        DataFolder.WriteWhole(folder.File("one"), "first"u8, overwrites: false);
        DataFolder.WriteWhole(folder.File("one"), "second"u8, overwrites: false);
        File.ReadAllText(folder.File("one")).ShouldBe("first");
        DataFolder.WriteWhole(folder.File("one"), "third"u8, overwrites: true);

        File.ReadAllText(folder.File("one")).ShouldBe("third");
        File.GetUnixFileMode(folder.File("one")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(folder.Path).ShouldHaveSingleItem();
    }

    /// <summary>Two processes that start on a new folder at once have one key between them, or what one protects the other could never read.</summary>
    [Fact]
    public async Task MasterKey_MadeByManyAtOnce_IsOne()
    {
        var options = Options.Create(new DataOptions { Folder = folder.Path });
        using var start = new Barrier(8);

        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                var file = new KeyFile(options);
                start.SignalAndWait();
                return Convert.ToHexString(file.Derive("test"));
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        keys.Distinct().ShouldHaveSingleItem();
        Directory.GetFiles(folder.Path).ShouldHaveSingleItem();
    }

    public void Dispose() => folder.Dispose();
}
