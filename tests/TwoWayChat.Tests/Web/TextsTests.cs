using System.Resources;
using TwoWayChat.Callbacks.Control;
using TwoWayChat.Callbacks.Inspection;
using TwoWayChat.Callbacks.Inspection.Ui;
using TwoWayChat.Callbacks.Ui;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Chats;
using TwoWayChat.Chats.Consent.Ui;
using TwoWayChat.Chats.Desk;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Companies.Consent;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Contacts.Ui;
using TwoWayChat.Data;
using TwoWayChat.Gateways.Simulator;
using TwoWayChat.Gateways.Simulator.Ui;
using TwoWayChat.Properties;
using TwoWayChat.Properties.Hours;
using TwoWayChat.Properties.Hours.Ui;
using TwoWayChat.Properties.Ui;
using TwoWayChat.Security;
using TwoWayChat.Sessions;
using TwoWayChat.Sessions.Ui;
using TwoWayChat.Users.Ui;
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

    /// <summary>What is looked up by the name of a value is not checked when it is compiled.</summary>
    [Fact]
    public void Words_OfAllValuesThatScreensShow_AreThere() =>
        new[]
        {
            Missing(ContactsText.ResourceManager, Names<ConsentState>()),
            Missing(ConsentText.ResourceManager, Names<ConsentSource>()),
            Missing(ConsentPageText.ResourceManager, ConsentWords.Languages, "Language_"),
            Missing(ControlText.ResourceManager, [.. Names<DeliveryStatus>(), .. Names<ReplayStatus>()]),
            Missing(DeliveriesText.ResourceManager, Names<AnswerKind>()),
            Missing(HoursUiText.ResourceManager, Enum.GetNames<Weekday>()),
            Missing(InspectorText.ResourceManager, Names<SignatureVerdict>(), "Signature_"),
            Missing(InspectorText.ResourceManager, Names<ArrivalVerdict>(), "Arrival_"),
            Missing(PropertiesText.ResourceManager, [.. Names<AddressType>(), .. SenderAddressRules.Gateways]),
            Missing(SessionsText.ResourceManager, Names<Role>()),
            Missing(SimulatorText.ResourceManager, Names<PhoneMode>()),
            Missing(SimulatorText.ResourceManager, Names<MessageState>(), "State_"),
            Missing(UsersText.ResourceManager, [.. Names<Role>(), .. Names<AgentStatus>()]),
        }.SelectMany(missing => missing).ShouldBeEmpty();

    [Fact]
    public void Word_OfAValueWithoutText_IsTheValue() => ControlText.ResourceManager.Word("LATER").ShouldBe("LATER");

    [Fact]
    public void Mark_OfANameWithMarkup_ShowsItAsText() => ContactMark.Of("<b> &c", isNamed: true).Value.ShouldContain(">&lt;&amp;</span>");

    [Theory]
    [InlineData("Ana de Souza", "AS")]
    [InlineData("ben", "B")]
    [InlineData("  Éva   Óbuda ", "ÉÓ")]
    [InlineData("👩‍🚀 Kim", "👩‍🚀K")]
    [InlineData(" ", "?")]
    public void Initials_OfName_AreFirstLettersOfFirstAndLastWord(string name, string initials) => UserMenu.Initials(name).ShouldBe(initials);

    private static string[] Names<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(EnumText.Of)];

    private static IEnumerable<string> Missing(ResourceManager texts, IEnumerable<string> values, string prefix = "") =>
        values.Select(value => prefix + value).Where(name => texts.GetString(name) is null).Select(name => $"{texts.BaseName}: {name}");
}
