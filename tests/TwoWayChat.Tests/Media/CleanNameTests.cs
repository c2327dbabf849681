using TwoWayChat.Media;

namespace TwoWayChat.Tests.Media;

public class CleanNameTests
{
    [Theory]
    [InlineData("holiday.png", "holiday.png")]
    [InlineData("HOLIDAY.PNG", "HOLIDAY.png")]
    [InlineData(null, "picture.png")]
    [InlineData("", "picture.png")]
    [InlineData(" .. ", "picture.png")]
    [InlineData(".png", "picture.png")]
    [InlineData("../../etc/passwd", "passwd.png")]
    [InlineData("C:\\Users\\ada\\me.png", "me.png")]
    [InlineData("run.exe", "run.exe.png")]
    [InlineData("page.html", "page.html.png")]
    [InlineData("gnp.\u202Eexe", "gnp.exe.png")]
    [InlineData("a\r\nSet-Cookie: x.png", "aSet-Cookie x.png")]
    [InlineData("q\"u<o>t|e*.png", "quote.png")]
    [InlineData("Grüße 漢字 🙂.png", "Grüße 漢字 🙂.png")]
    [InlineData("half \uD800 pair.png", "half  pair.png")]
    public void Of_AnyName_IsSafeAndEndsLikeItsType(string? name, string expected) => CleanName.Of(name, MediaTypes.Png).ShouldBe(expected);

    [Fact]
    public void Of_LongName_IsCutBetweenCharacters()
    {
        var name = CleanName.Of(new string('a', 95) + "🙂🙂🙂🙂.png", MediaTypes.Png);

        name.Length.ShouldBeLessThanOrEqualTo(CleanName.MostLength);
        name.ShouldBe(new string('a', 95) + ".png");
    }
}
