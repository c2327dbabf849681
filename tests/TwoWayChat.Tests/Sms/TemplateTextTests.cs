using CsCheck;
using TwoWayChat.Sms;
using Check = TwoWayChat.Hosting.Check;

namespace TwoWayChat.Tests.Sms;

public class TemplateTextTests
{
    private static readonly TemplateValues Known = new()
    {
        FirstName = "Robin", LastName = "Reed", AgentName = "Ana", PropertyName = "Billing", CompanyName = "acme",
    };

    private static readonly string[] Pieces = ["{", "}", "{{", "}}", "|", "contact.name", "agent.name", " ", "x"];

    [Theory]
    [InlineData("Hello", "Hello")]
    [InlineData("", "")]
    [InlineData("Hello {{contact.firstName}}!", "Hello Robin!")]
    [InlineData("{{contact.lastName}}{{agent.name}}", "ReedAna")]
    [InlineData("{{ CONTACT.NAME }}, {{property.name}} of {{company.name}}", "Robin Reed, Billing of acme")]
    [InlineData("{{contact.firstName|there}}", "Robin")]
    [InlineData("a } b }} c { d", "a } b }} c { d")]
    [InlineData("Unicode {{contact.firstName | 👋 }}", "Unicode Robin")]
    public void Text_WithEverythingKnown_HoldsTheValues(string text, string expected) => TemplateText.Of(text).Render(Known).ShouldBe(expected);

    [Theory]
    [InlineData("Hello {{contact.firstName}}!", "Hello !")]
    [InlineData("Hello {{contact.firstName|there}}!", "Hello there!")]
    [InlineData("Hello {{contact.name| dear | customer }}!", "Hello dear | customer!")]
    [InlineData("{{contact.lastName|}}", "")]
    public void Text_WithNothingKnown_HoldsTheFallbacks(string text, string expected)
    {
        TemplateText.Of(text).Render(new TemplateValues()).ShouldBe(expected);
        TemplateText.Of(text).Render(new TemplateValues { FirstName = " ", LastName = "" }).ShouldBe(expected);
    }

    [Fact]
    public void Name_OfAContactWithOneName_HasNoBlanksAround() =>
        TemplateText.Of("({{contact.name}})").Render(new TemplateValues { LastName = "Reed" }).ShouldBe("(Reed)");

    [Theory]
    [InlineData("{{contact.frstName}}", "UNKNOWN_FIELD")]
    [InlineData("{{}}", "UNKNOWN_FIELD")]
    [InlineData("{{|there}}", "UNKNOWN_FIELD")]
    [InlineData("{{agent.password}}", "UNKNOWN_FIELD")]
    [InlineData("Hello {{contact.firstName", "UNCLOSED_FIELD")]
    [InlineData("Hello {{contact.firstName}", "UNCLOSED_FIELD")]
    [InlineData("{{contact.{{agent.name}}}}", "UNCLOSED_FIELD")]
    [InlineData("{{{agent.name}}}", "UNCLOSED_FIELD")]
    public void Text_WithAWrongField_IsToldBeforeAnybodySendsIt(string text, string code)
    {
        var check = new Check();

        TemplateText.Read(check, text, "text", TemplateFields.All);

        check.Errors.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public void AgentsName_InATextOfTheServersOwn_IsNoField()
    {
        var check = new Check();

        TemplateText.Read(check, "{{agent.name}}", "awayText", TemplateFields.WithoutAgent);

        var error = check.Errors.ShouldHaveSingleItem();
        (error.Field, error.Code).ShouldBe(("awayText", "UNKNOWN_FIELD"));
    }

    /// <summary>What a customer is called can never become a field, or take one away.</summary>
    [Fact]
    public void Values_WhateverTheyHold_StandInTheTextAsTheyAre() => Gen.Select(Gen.String, Gen.String).Sample((name, fallback) =>
    {
        var value = $"{{{{agent.name}}}}{name}x";
        var text = TemplateText.Of($"<{{{{contact.firstName|{fallback.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)}}}}}>");

        text.Render(Known with { FirstName = value }).ShouldBe($"<{value.Trim()}>");
    });

    /// <summary>No text makes it fail otherwise than by a refusal, and a refused text is never rendered in part.</summary>
    [Fact]
    public void Text_OfAnyCharacters_IsReadOrRefused() =>
        Gen.OneOf(Pieces.Select(Gen.Const).ToArray()).Array[0, 12].Sample(pieces =>
        {
            var check = new Check();

            var text = TemplateText.Read(check, string.Concat(pieces), "text", TemplateFields.All);

            (check.Errors.Count == 0 && text.Render(Known).Contains("{{", StringComparison.Ordinal)).ShouldBeFalse();
        });
}
