using TwoWayChat.Chats.Ui;
using TwoWayChat.Web;
using TwoWayChat.Web.Layout;

namespace TwoWayChat.Tests.Web;

public class TextsTests
{
    [Theory]
    [InlineData(1, "1 chat")]
    [InlineData(0, "0 chats")]
    [InlineData(1200, "1200 chats")]
    public void Count_ByNumber_ChoosesText(long count, string text) => Texts.Count(count, "{0} chat", "{0} chats").ShouldBe(text);

    [Fact]
    public void Text_WithoutValueForItsPlace_Throws() => Should.Throw<FormatException>(() => "{0} of {1}".With(1));

    [Fact]
    public void Mark_OfANameWithMarkup_ShowsItAsText() => ContactMark.Of("<b> &c", isNamed: true).Value.ShouldContain(">&lt;&amp;</span>");

    [Theory]
    [InlineData("Ana de Souza", "AS")]
    [InlineData("ben", "B")]
    [InlineData("  Éva   Óbuda ", "ÉÓ")]
    [InlineData("👩‍🚀 Kim", "👩‍🚀K")]
    [InlineData(" ", "?")]
    public void Initials_OfName_AreFirstLettersOfFirstAndLastWord(string name, string initials) => UserMenu.Initials(name).ShouldBe(initials);
}
