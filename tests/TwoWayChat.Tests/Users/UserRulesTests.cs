using TwoWayChat.Hosting;
using TwoWayChat.Users;

namespace TwoWayChat.Tests.Users;

public class UserRulesTests
{
    /// <summary>What is taken is what e-mails are sent to: no alert goes nowhere in silence.</summary>
    [Theory]
    [InlineData("ana@example.com", true)]
    [InlineData("ana+chat@mail.example.com", true)]
    [InlineData(null, true)]
    [InlineData("\"ana lee\"@example.com", false)]
    [InlineData("ana@", false)]
    [InlineData("Ana <ana@example.com>", false)]
    public void Email_ThatNoMailCanBeSentTo_IsRefused(string? email, bool isTaken)
    {
        var check = new Check();

        UserRules.Email(check, email);

        check.Errors.Select(error => error.Code).ShouldBe(isTaken ? [] : ["INVALID_EMAIL"]);
    }
}
