using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Tests.Callbacks;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("7", 7)]
    [InlineData(" 120 ", 120)]
    [InlineData("900", 900)]
    [InlineData("901", 900)]
    [InlineData("99999999999999999999999", 900)]
    [InlineData("Sun, 22 Nov 2026 12:00:30 GMT", 30)]
    [InlineData("Sunday, 22-Nov-26 12:00:30 GMT", 30)]
    [InlineData("Sun Nov 22 12:00:30 2026", 30)]
    [InlineData("Sun, 22 Nov 2026 13:00:00 GMT", 900)]
    [InlineData("Sun, 22 Nov 2026 11:00:00 GMT", 0)]
    public void Of_SecondsOrDate_IsCapped(string value, int seconds) => Of(value).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("1.5")]
    [InlineData("5, 7")]
    public void Of_Nonsense_IsNull(string value) => Of(value).ShouldBeNull();

    [Fact]
    public void Of_MissingOrTwice_IsNull()
    {
        Of().ShouldBeNull();
        Of("1", "2").ShouldBeNull();
    }

    private static TimeSpan? Of(params string[] values)
    {
        using var response = new HttpResponseMessage();
        foreach (var value in values)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", value);
        }

        return RetryAfter.Of(response.Headers, Now);
    }
}
