using System.Text;
using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Tests.Callbacks;

public sealed class AnswerTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Error: no such chat\r\n\tGrüße 👋🏽")]
    public void Of_Text_StaysAsItIs(string text) => AnswerText.Of(Encoding.UTF8.GetBytes(text)).ShouldBe(text);

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\u001Bb")]
    [InlineData("a\u007Fb")]
    [InlineData("a\u0085b")]
    [InlineData("a\u202Eb")]
    [InlineData("a\u2066b")]
    public void Of_ControlCharacter_IsReplaced(string text) => AnswerText.Of(Encoding.UTF8.GetBytes(text)).ShouldBe("a\uFFFDb");

    [Fact]
    public void Of_BytesThatAreNoText_HaveAsManyCharactersAtMost()
    {
        var bytes = new byte[AnswerBody.Kept];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(i * 7);
        }

        var text = AnswerText.Of(bytes);
        text.Length.ShouldBeLessThanOrEqualTo(bytes.Length);
        text.ShouldNotContain('\0');
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).ShouldBe(text);
    }

    [Fact]
    public void Of_CharacterCutAtTheEnd_LeavesItOut() => AnswerText.Of(Encoding.UTF8.GetBytes("ab👋").AsSpan()[..^1]).ShouldBe("ab");
}
