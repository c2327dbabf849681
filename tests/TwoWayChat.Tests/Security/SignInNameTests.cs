using TwoWayChat.Security;

namespace TwoWayChat.Tests.Security;

public class SignInNameTests
{
    [Theory]
    [InlineData("ana@acme", "ana", "acme")]
    [InlineData("ana@example.org@acme", "ana@example.org", "acme")]
    [InlineData("@@acme", "@", "acme")]
    [InlineData("a b@c", "a b", "c")]
    public void Parse_Name_SplitsAtTheLastAt(string text, string user, string company) =>
        SignInName.Parse(text).ShouldBe(new SignInName(user, company));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ana")]
    [InlineData("@acme")]
    [InlineData("ana@")]
    [InlineData("@")]
    [InlineData("a\0na@acme")]
    [InlineData("ana\n@acme")]
    public void Parse_WhatHasNoUserOrCompany_IsNull(string? text) => SignInName.Parse(text).ShouldBeNull();

    [Fact]
    public void Parse_TooLong_IsNull()
    {
        SignInName.Parse($"{new string('a', 250)}@acme").ShouldNotBeNull();
        SignInName.Parse($"{new string('a', 252)}@acme").ShouldBeNull();
    }
}
