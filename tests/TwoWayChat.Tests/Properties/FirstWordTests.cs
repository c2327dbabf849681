using TwoWayChat.Properties;

namespace TwoWayChat.Tests.Properties;

public class FirstWordTests
{
    [Theory]
    [InlineData("BILLING my invoice is wrong", "BILLING")]
    [InlineData("  “Billing”: hello", "Billing")]
    [InlineData("#billing", "billing")]
    [InlineData("billing", "billing")]
    [InlineData("billing.", "billing")]
    [InlineData("billing\nsecond line", "billing")]
    [InlineData("R&D - hello", "R&D")]
    [InlineData("check-in please", "check-in")]
    [InlineData("check- in", "check")]
    [InlineData("Сервис, привет", "Сервис")]
    [InlineData("🙂 42", "42")]
    [InlineData("?!", null)]
    [InlineData("", null)]
    public void FirstWord_OfMessage_IsWhatACustomerMeans(string text, string? word) => FirstWord.Of(text).ShouldBe(word);
}
