using CsCheck;
using PhoneNumbers;
using TwoWayChat.Properties;

namespace TwoWayChat.Tests.Properties;

public sealed class AddressPropertyTests
{
    private static readonly string[] Regions = [.. PhoneNumberUtil.GetInstance().GetSupportedRegions().Order(StringComparer.Ordinal)];

    private static readonly Gen<string> Country = Gen.Int[0, Regions.Length - 1].Select(i => Regions[i]);
    private static readonly Gen<string> Digits = Gen.Char['0', '9'].Array[1, 18].Select(digits => new string(digits));
    private static readonly Gen<string> Numberlike = Gen.Char["+0123456789 -().\u00A0/x"].Array[0, 24].Select(text => new string(text));
    private static readonly Gen<string> Text = Gen.OneOf(Gen.String, Numberlike, Digits, Digits.Select(digits => "+" + digits));

    [Fact]
    public void TryParse_AnyText_GivesCanonicalTextOrNothing() => Gen.Select(Text, Country).Sample(
        (text, country) =>
        {
            if (!Address.TryParse(text, country, out var address))
            {
                address.ShouldBe(default);
                return;
            }

            address.Value.ShouldMatch(address.Type switch
            {
                AddressType.E164 => @"\A\+[1-9]\d{6,14}\z",
                AddressType.ShortCode => @"\A[0-9]{3,8}\z",
                _ => @"\A\P{Cc}{1,11}\z",
            });
        },
        iter: 5_000);

    [Fact]
    public void TryParse_CanonicalNumber_ReadsAsItselfInEveryCountry() => Gen.Select(Text, Country, Country).Sample(
        (text, country, elsewhere) =>
        {
            if (Address.TryParse(text, country, out var address) && address.Type == AddressType.E164)
            {
                Address.TryParse(address.Value, elsewhere, out var again).ShouldBeTrue();
                again.ShouldBe(address);
            }
        },
        iter: 20_000);

    // The short way around the parser must say what the parser says, for every calling code, length and pair of first digits.
    [Fact]
    public void IsCanonical_EveryCallingCode_AgreesWithTheParser()
    {
        var random = new Random(4);
        var numbers =
            from code in PhoneNumberUtil.GetInstance().GetSupportedCallingCodes().Append(0).Append(999)
            from length in Enumerable.Range(2, 14)
            from first in Enumerable.Range(0, 100)
            select $"+{code}{first:D2}{RandomDigits(random, length - 2)}";

        numbers.Where(number => CallingCode.IsCanonical(number) && !number.Equals(Parse(number), StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void IsCanonical_ExampleNumbers_AreMostlyRecognised()
    {
        var library = PhoneNumberUtil.GetInstance();
        var examples = Regions.Select(region => library.Format(library.GetExampleNumber(region), PhoneNumberFormat.E164)).ToList();

        examples.Count(example => CallingCode.IsCanonical(example)).ShouldBeGreaterThan(examples.Count * 9 / 10);
    }

    private static string RandomDigits(Random random, int count) => new(random.GetItems<char>("0123456789", count));

    private static string? Parse(string number)
    {
        var library = PhoneNumberUtil.GetInstance();
        var parsed = library.Parse(number, "US");
        return library.IsPossibleNumberWithReason(parsed) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE
            ? library.Format(parsed, PhoneNumberFormat.E164)
            : null;
    }
}
