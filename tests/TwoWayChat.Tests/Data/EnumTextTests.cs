using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Tests.Data;

public class EnumTextTests
{
    [Fact]
    public void Text_OfRoles_IsTheWireForm()
    {
        EnumText.Of(Role.GlobalManager).ShouldBe("GLOBAL_MANAGER");
        EnumText.Parse<Role>("PROPERTY_MANAGER").ShouldBe(Role.PropertyManager);
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("0")]
    [InlineData("")]
    [InlineData(null)]
    public void Parse_WhatIsNoValue_IsRefused(string? text)
    {
        EnumText.TryParse<Role>(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => EnumText.Parse<Role>(text!));
    }
}
