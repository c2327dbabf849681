using System.Text.Json;
using TwoWayChat.Properties;

namespace TwoWayChat.Tests.Properties;

public sealed class AddressTests
{
    [Theory]
    [InlineData("+12025550123", "US", "+12025550123")]
    [InlineData("+1 555 123 0001", "US", "+15551230001")]
    [InlineData("(202) 555-0123", "US", "+12025550123")]
    [InlineData("1-202-555-0123", "US", "+12025550123")]
    [InlineData("202.555.0123", "US", "+12025550123")]
    [InlineData("202/555 0123", "US", "+12025550123")]
    [InlineData("12025550123", "US", "+12025550123")]
    [InlineData("011 44 7700 900123", "US", "+447700900123")]
    [InlineData("+44 (0)7700 900123", "US", "+447700900123")]
    [InlineData("(+44) 7700\u2013900123", "US", "+447700900123")]
    [InlineData("\u202A+1\u00A0202\u2011555\u20110123\u202C", "US", "+12025550123")]
    [InlineData("＋１（２０２）５５５－０１２３", "US", "+12025550123")]
    [InlineData("+٤٤٧٧٠٠٩٠٠١٢٣", "US", "+447700900123")]
    [InlineData("07700 900123", "GB", "+447700900123")]
    [InlineData("447700900123", "GB", "+447700900123")]
    [InlineData("06 12 34 56 78", "FR", "+33612345678")]
    [InlineData("+33 6 39 98 00 00", "US", "+33639980000")]
    [InlineData("0176 12345678", "DE", "+4917612345678")]
    [InlineData("8 (912) 345-67-89", "RU", "+79123456789")]
    [InlineData("06 1234 5678", "IT", "+390612345678")]
    [InlineData("+39 06 1234 5678", "US", "+390612345678")]
    [InlineData("011 15 2345-6789", "AR", "+5491123456789")]
    [InlineData("+800 1234 5678", "US", "+80012345678")]
    [InlineData("+2902134567", "US", null)]
    [InlineData("+290 23456", "US", "+29023456")]
    public void TryParse_Number_IsE164(string text, string country, string? value) =>
        Parse(text, country).ShouldBe(value is null ? null : (AddressType.E164, value));

    [Theory]
    [InlineData("66000", "US")]
    [InlineData("66000", "DE")]
    [InlineData("66000", "TH")]
    [InlineData("123", "US")]
    [InlineData("72527", "DE")]
    [InlineData("170000", "FI")]
    [InlineData("12345678", "US")]
    [InlineData("22345678", "NO")]
    [InlineData("66000", "")]
    public void TryParse_ThreeToEightDigits_IsAShortCodeAsItIs(string text, string country) =>
        Parse(text, country).ShouldBe((AddressType.ShortCode, text));

    [Theory]
    [InlineData(" 66-000 ", "US", "66000")]
    [InlineData("222 33", "GB", "22233")]
    [InlineData("725 27", "DE", "72527")]
    public void TryParse_ShortCodeWithSeparators_DropsThem(string text, string country, string value) =>
        Parse(text, country).ShouldBe((AddressType.ShortCode, value));

    [Theory]
    [InlineData("20 12 34 56", "DK", "+4520123456")]
    [InlineData("20123456", "DK", "+4520123456")]
    [InlineData("40612345", "NO", "+4740612345")]
    [InlineData("81234567", "SG", "+6581234567")]
    [InlineData("6111234", "IS", "+3546111234")]
    [InlineData("22 34 56 78", "NO", "+4722345678")]
    [InlineData("6123-4567", "SG", "+6561234567")]
    public void TryParse_ShortNumberOfTheCountry_IsE164(string text, string country, string value) =>
        Parse(text, country).ShouldBe((AddressType.E164, value));

    [Theory]
    [InlineData("Acme", "Acme")]
    [InlineData(" Acme ", "Acme")]
    [InlineData("a", "a")]
    [InlineData("A-1", "A-1")]
    [InlineData("AT&T 24/7", "AT&T 24/7")]
    [InlineData("1800FLOWERS", "1800FLOWERS")]
    [InlineData("Café Zürich", "Café Zürich")]
    [InlineData("+1 call me", "+1 call me")]
    public void TryParse_NameWithALetter_IsAlphanumericAsItIs(string text, string value) =>
        Parse(text, "US").ShouldBe((AddressType.Alphanumeric, value));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("+")]
    [InlineData("()")]
    [InlineData("1")]
    [InlineData("12")]
    [InlineData("+12")]
    [InlineData("+66000")]
    [InlineData("+166000")]
    [InlineData("+5550123")]
    [InlineData("+15550123")]
    [InlineData("+999123456789")]
    [InlineData("+0123456789")]
    [InlineData("1+2025550123")]
    [InlineData("+1+2025550123")]
    [InlineData("202555012")]
    [InlineData("447700900123")]
    [InlineData("2025550123456789")]
    [InlineData("+1 202 555 0123 ext 5")]
    [InlineData("+1 202 555 0123 x5")]
    [InlineData("1-800-FLOWERS")]
    [InlineData("tel:+12025550123")]
    [InlineData("*123#")]
    [InlineData("#66000")]
    [InlineData("!!!")]
    [InlineData("ABCDEFGHIJKL")]
    [InlineData("202\n5550123")]
    [InlineData("+12025550123\n")]
    [InlineData("66000\0")]
    [InlineData("Ac\tme")]
    [InlineData("Acme\u0007")]
    [InlineData("Ac\u200Bme")]
    [InlineData("\u202EemcA")]
    [InlineData("Ac\uE000me")]
    public void TryParse_AnythingElse_IsRefused(string? text) => Parse(text, "US").ShouldBeNull();

    [Fact]
    public void TryParse_HalfASurrogatePair_IsRefused() => Parse("me\uD83D", "US").ShouldBeNull();

    [Fact]
    public void TryParse_MoreThan64Characters_IsRefused()
    {
        Parse("+1202555" + new string(' ', 52) + "0123", "US").ShouldBe((AddressType.E164, "+12025550123"));
        Parse("+1202555" + new string(' ', 53) + "0123", "US").ShouldBeNull();
        Parse(new string('1', 1_000_000), "US").ShouldBeNull();
    }

    [Theory]
    [InlineData("ZZ")]
    [InlineData("")]
    [InlineData("us")]
    public void TryParse_UnknownCountry_ReadsInternationalNumbersOnly(string country)
    {
        Parse("+12025550123", country).ShouldBe((AddressType.E164, "+12025550123"));
        Parse("+44 (0)7700 900123", country).ShouldBe((AddressType.E164, "+447700900123"));
        Parse("2025550123", country).ShouldBeNull();
    }

    [Theory]
    [InlineData("+12025550123", "+1••••••••23")]
    [InlineData("66000", "•••00")]
    [InlineData("123", "•23")]
    [InlineData("Acme", "••me")]
    [InlineData("Al", "••")]
    public void Masked_AnyAddress_KeepsTheLastTwo(string text, string masked)
    {
        Address.TryParse(text, "US", out var address).ShouldBeTrue();

        address.Masked.ShouldBe(masked);
        $"{address}".ShouldBe(masked);
    }

    [Fact]
    public void Equals_TwoSpellingsOfANumber_AreOneAddress()
    {
        Address.TryParse("(202) 555-0123", "US", out var typed).ShouldBeTrue();
        Address.TryParse("+12025550123", "GB", out var received).ShouldBeTrue();

        typed.ShouldBe(received);
        default(Address).Value.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(AddressType.E164, "\"E164\"")]
    [InlineData(AddressType.ShortCode, "\"SHORT_CODE\"")]
    [InlineData(AddressType.Alphanumeric, "\"ALPHANUMERIC\"")]
    internal void AddressType_AsJson_HasItsWireName(AddressType type, string json) => JsonSerializer.Serialize(type).ShouldBe(json);

    private static (AddressType Type, string Value)? Parse(string? text, string country) =>
        Address.TryParse(text, country, out var address) ? (address.Type, address.Value) : null;
}
