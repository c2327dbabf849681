using System.Text;
using TwoWayChat.Chats.Consent;
using TwoWayChat.Hosting;

namespace TwoWayChat.Tests.Consent;

public class BlockListLinesTests
{
    [Theory]
    [InlineData(BlockListLines.MostLines, true)]
    [InlineData(BlockListLines.MostLines + 1, false)]
    public async Task Lines_AtTheLimitAndBeyond_AreReadOrRefusedByTheirNumber(int lines, bool read)
    {
        var text = string.Concat(Enumerable.Repeat("\n", lines - 1)) + "+12025550123\n";
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));

        var all = BlockListLines.OfCsv(content, "", CancellationToken.None).ToListAsync().AsTask();

        if (read)
        {
            (await all).Single().Line.ShouldBe(lines);
        }
        else
        {
            (await Should.ThrowAsync<ApiException>(() => all)).Message.ShouldContain("at most 100000 lines");
        }
    }
}
