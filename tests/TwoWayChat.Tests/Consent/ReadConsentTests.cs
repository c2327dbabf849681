using TwoWayChat.Companies.Consent;

namespace TwoWayChat.Tests.Consent;

public class ReadConsentTests
{
    [Theory]
    [InlineData("STOP", ConsentFamily.OptOut)]
    [InlineData("stop", ConsentFamily.OptOut)]
    [InlineData("  Stop. ", ConsentFamily.OptOut)]
    [InlineData("STOP!!!", ConsentFamily.OptOut)]
    [InlineData("“Stop”", ConsentFamily.OptOut)]
    [InlineData("'stop'", ConsentFamily.OptOut)]
    [InlineData("*STOP*\n", ConsentFamily.OptOut)]
    [InlineData("stop 🛑", ConsentFamily.OptOut)]
    [InlineData("🙏🏽 stop ❤️", ConsentFamily.OptOut)]
    [InlineData("s\u200Bt\u200Dop\uFEFF", ConsentFamily.OptOut)]
    [InlineData("\u202ASTOP\u202C", ConsentFamily.OptOut)]
    [InlineData("ＳＴＯＰ", ConsentFamily.OptOut)]
    [InlineData("STOP STOP STOP", ConsentFamily.OptOut)]
    [InlineData("Stop. Thank you", ConsentFamily.OptOut)]
    [InlineData("please stop", ConsentFamily.OptOut)]
    [InlineData("Stop please, thanks!", ConsentFamily.OptOut)]
    [InlineData("STOPALL", ConsentFamily.OptOut)]
    [InlineData("Stop All", ConsentFamily.OptOut)]
    [InlineData("stop-all", ConsentFamily.OptOut)]
    [InlineData("QUIT", ConsentFamily.OptOut)]
    [InlineData("End", ConsentFamily.OptOut)]
    [InlineData("revoke", ConsentFamily.OptOut)]
    [InlineData("OPTOUT", ConsentFamily.OptOut)]
    [InlineData("opt out", ConsentFamily.OptOut)]
    [InlineData("Opt-Out", ConsentFamily.OptOut)]
    [InlineData("opt—out", ConsentFamily.OptOut)]
    [InlineData("Cancel.", ConsentFamily.OptOut)]
    [InlineData("Unsubscribe", ConsentFamily.OptOut)]
    [InlineData("ALTO", ConsentFamily.OptOut)]
    [InlineData("Baja, por favor", ConsentFamily.OptOut)]
    [InlineData("Arrêt", ConsentFamily.OptOut)]
    [InlineData("ARRE\u0302T", ConsentFamily.OptOut)]
    [InlineData("Désabonner s'il vous plaît", ConsentFamily.OptOut)]
    [InlineData("HELP", ConsentFamily.Help)]
    [InlineData("info?", ConsentFamily.Help)]
    [InlineData("Información", ConsentFamily.Help)]
    [InlineData("aide", ConsentFamily.Help)]
    [InlineData("Start", ConsentFamily.OptIn)]
    [InlineData("UNSTOP", ConsentFamily.OptIn)]
    [InlineData("yes!", ConsentFamily.OptIn)]
    [InlineData("Sí", ConsentFamily.OptIn)]
    [InlineData("oui", ConsentFamily.OptIn)]
    internal void WholeMessage_OfOneWord_IsThatWord(string text, ConsentFamily family)
    {
        var reading = ReadConsent.Of(text, ConsentSettings.Default);

        reading.Word.ShouldNotBeNull(text).Family.ShouldBe(family);
        reading.MayMeanOptOut.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Please stop texting me")]
    [InlineData("STOP 12345")]
    [InlineData("stop it")]
    [InlineData("I said stop!")]
    [InlineData("Can you take me off your list")]
    [InlineData("don’t text me again")]
    [InlineData("Do not contact this number")]
    [InlineData("no more messages thanks")]
    [InlineData("how do I unsubscribe from this")]
    [InlineData("I want to opt-out")]
    [InlineData("Leave me alone")]
    [InlineData("no me escriban más")]
    [InlineData("Dejen de enviarme esto")]
    [InlineData("ne m'écrivez plus")]
    [InlineData("arrêtez de m'envoyer des messages")]
    public void Text_ThatReadsLikeAnOptOut_IsNotedAndNothingMore(string text)
    {
        var reading = ReadConsent.Of(text, ConsentSettings.Default);

        (reading.Word, reading.MayMeanOptOut).ShouldBe((null, true), text);
    }

    [Theory]
    [InlineData("We have to STOP this bill before it is too late")]
    [InlineData("when does bus 12 stop at the central station")]
    [InlineData("cancel please")]
    [InlineData("cancel my order")]
    [InlineData("thank you, the end")]
    [InlineData("unstoppable")]
    [InlineData("can you help me")]
    [InlineData("please")]
    [InlineData("thank you")]
    [InlineData("yes I will come")]
    [InlineData("the weekend at the end of the month")]
    [InlineData("🙂")]
    [InlineData("...")]
    [InlineData("")]
    [InlineData("\0\uD800")]
    public void Text_AboutSomethingElse_IsNeither(string text)
    {
        var reading = ReadConsent.Of(text, ConsentSettings.Default);

        (reading.Word, reading.MayMeanOptOut).ShouldBe((null, false), text);
    }

    [Fact]
    public void Words_OfALanguageThatTheCompanyDoesNotHave_AreWords_OnlyInEnglish()
    {
        var english = ConsentSettings.Default with { Languages = ["es"] };

        ReadConsent.Of("arret", english).Word.ShouldBeNull();
        ReadConsent.Of("alto", english).Word.ShouldNotBeNull();
        ReadConsent.Of("STOP", english).Word.ShouldNotBeNull();
    }

    [Fact]
    public void Words_OfTheCompany_CountBesideTheKnown()
    {
        var own = ConsentSettings.Default with { Words = new OwnWords(["adieu", "no mas"], ["quien"], ["hola de nuevo"]) };

        ReadConsent.Of("Adieu!", own).Word!.Family.ShouldBe(ConsentFamily.OptOut);
        ReadConsent.Of("No más, gracias", own).Word!.Family.ShouldBe(ConsentFamily.OptOut);
        ReadConsent.Of("¿Quién?", own).Word!.Family.ShouldBe(ConsentFamily.Help);
        ReadConsent.Of("hola de nuevo", own).Word!.Family.ShouldBe(ConsentFamily.OptIn);
    }

    [Fact]
    public void LongText_OfOneWordRepeated_IsReadInBoundedTime() =>
        ReadConsent.Of(string.Concat(Enumerable.Repeat("stop ", 100_000)), ConsentSettings.Default).MayMeanOptOut.ShouldBeFalse();
}
