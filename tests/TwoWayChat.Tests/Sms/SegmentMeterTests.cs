using Bunit;
using TwoWayChat.Sms.Ui;

namespace TwoWayChat.Tests.Sms;

public class SegmentMeterTests
{
    [Fact]
    public async Task Meter_TypographicText_NamesTheCharacterAndOffersPlainText()
    {
        await using var page = new BunitContext();
        var replaced = "";

        var meter = page.Render<SegmentMeter>(
            parameters => parameters.Add(part => part.Text, "say “yes”").Add(part => part.OnReplace, plain => replaced = plain));

        meter.Find("mark").TextContent.ShouldBe("“");
        await meter.Find("button").ClickAsync(new());
        replaced.ShouldBe("say \"yes\"");
    }

    [Theory]
    [InlineData("plain", null)]
    [InlineData("çok iyi", "ç")]
    [InlineData("good 👍🏽", "👍🏽")]
    public async Task Meter_TextThatCannotBePlain_OffersNothing(string text, string? offender)
    {
        await using var page = new BunitContext();

        var meter = page.Render<SegmentMeter>(parameters => parameters.Add(part => part.Text, text));

        meter.FindAll("mark").Select(mark => mark.TextContent).ShouldBe(offender is null ? [] : [offender]);
        meter.FindAll("button").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1530, false)]
    [InlineData(1531, true)]
    [InlineData(1601, true)]
    public async Task Meter_LongText_SaysWhenItIsTooLong(int length, bool isTooLong)
    {
        await using var page = new BunitContext();

        var meter = page.Render<SegmentMeter>(parameters => parameters.Add(part => part.Text, new string('x', length)));

        meter.FindAll(".meter-over").Any().ShouldBe(isTooLong);
    }
}
