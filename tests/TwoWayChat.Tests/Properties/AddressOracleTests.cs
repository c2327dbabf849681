using PhoneNumbers;
using TwoWayChat.Properties;
using TwoWayChat.Tests.Oracles;

namespace TwoWayChat.Tests.Properties;

/// <summary>The npm package libphonenumber-js, an own implementation over the same kind of tables, must read the same numbers.</summary>
public sealed class AddressOracleTests
{
    private static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();

    private static readonly PhoneNumberType[] Types =
        [PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE, PhoneNumberType.TOLL_FREE, PhoneNumberType.VOIP];

    // Numbers of every country, written as people write them at home and abroad; 3 to 8 bare digits may be a short code.
    [Fact]
    public async Task TryParse_ExampleNumbersInEveryForm_AgreesWithLibphonenumberJs()
    {
        var questions =
            from region in Library.GetSupportedRegions().Order(StringComparer.Ordinal)
            from type in Types
            let number = Library.GetExampleNumberForType(region, type)
            where number is not null
            from format in new[] { PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.NATIONAL }
            let text = Library.Format(number, format)
            where !DialledDigits.AreShortCode(text)
            select new Question(text, region);

        (await DifferencesAsync([.. questions])).ShouldBeEmpty();
    }

    // 290 and 599 are shared by territories with numbers of other lengths; libphonenumber takes the main one, libphonenumber-js guesses by the digits.
    [Fact]
    public async Task TryParse_RandomInternationalNumbers_AgreesWithLibphonenumberJs()
    {
        var random = new Random(5);
        var codes = Library.GetSupportedCallingCodes().Except([290, 599]).Order().ToArray();
        var questions = Enumerable.Range(0, 20_000)
            .Select(_ => $"+{codes[random.Next(codes.Length)]} {random.Next(1, 10)}{RandomDigits(random, random.Next(3, 12))}")
            .Select(text => new Question(text, "US"));

        (await DifferencesAsync([.. questions])).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> DifferencesAsync(List<Question> questions)
    {
        var answers = await NodeOracle.AskAsync<Answer>("text.mjs", questions, TestContext.Current.CancellationToken);
        return [.. questions.Zip(answers, Compare).OfType<string>()];
    }

    private static string? Compare(Question question, Answer answer)
    {
        var ours = Address.TryParse(question.Phone, question.Country, out var address) ? $"{address.Type} {address.Value}" : "none";
        var theirs = answer.Possible && answer.Number is { Length: >= 8 and <= 16 } number ? $"E164 {number}" : "none";
        return string.Equals(ours, theirs, StringComparison.Ordinal) ? null : $"{question.Phone} in {question.Country}: {ours}, theirs {theirs}";
    }

    private static string RandomDigits(Random random, int count) => new(random.GetItems<char>("0123456789", count));

    private sealed record Question(string Phone, string Country);

    private sealed record Answer(bool Possible, string? Number);
}
