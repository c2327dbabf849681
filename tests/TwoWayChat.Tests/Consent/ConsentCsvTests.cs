using TwoWayChat.Contacts.Consent;
using TwoWayChat.Events;

namespace TwoWayChat.Tests.Consent;

public class ConsentCsvTests
{
    /// <summary>Spreadsheets run what begins so (OWASP, CSV injection), wherever people could have written it.</summary>
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@sum(a1)", "'@sum(a1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("say \"hi\", now", "\"say \"\"hi\"\", now\"")]
    [InlineData("+12025550123", "+12025550123")]
    [InlineData("plain = text", "plain = text")]
    public void Text_ThatASpreadsheetWouldRun_IsQuotedInEveryField(string text, string expected)
    {
        var actor = new Actor(ActorType.Agent, "1", text);
        var entry = ConsentEntry.By(actor, "c", text, text, ConsentState.OptedOut, ConsentSource.Api, 0) with { Number = 1, Note = text, Keyword = text };

        ConsentCsv.Line(entry).ShouldBe($"1,{expected},{expected},OPTED_OUT,API,{expected},,AGENT,1,{expected},{expected},1970-01-01T00:00:00.000Z\r\n");
    }
}
