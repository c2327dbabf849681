using Bunit;
using TwoWayChat.Messages.Ui;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;
using TwoWayChat.Tests.Web;

namespace TwoWayChat.Tests.Contacts;

public class ContactPageTests
{
    /// <summary>The same page goes on from one contact to the next: nothing of the first is left, not even where there is no next.</summary>
    [Fact]
    public async Task Page_ThatGoesOnToAnotherContact_KeepsNothingOfTheFirst()
    {
        var shop = await Shop.OpenAsync(DatabaseKind.Sqlite);
        var (_, first) = await shop.TextInAsync("hello", "+12025550141");
        var (_, second) = await shop.TextInAsync("hello", "+12025550142");
        var id = (await shop.ReadChatAsync(first)).ContactId;
        using var noted = await shop.PostAsync(shop.Ana, $"contacts/{id}/notes", new { text = "only of the first" });
        await using var page = await Reading.AsAsync(shop.Server, shop.Company, shop.Ana);

        var shown = page.Render<ContactPage>(parameters => parameters.Add(contact => contact.ContactId, id));
        shown.WaitForAssertion(() => shown.Markup.ShouldContain("only of the first"), TimeSpan.FromSeconds(20));
        shown.Render(parameters => parameters.Add(contact => contact.ContactId, new string('0', 24)));
        shown.WaitForAssertion(() => shown.Find(".notice").TextContent.ShouldContain("no such contact"), TimeSpan.FromSeconds(20));
        var atNobody = shown.Markup;
        var next = (await shop.ReadChatAsync(second)).ContactId;
        shown.Render(parameters => parameters.Add(contact => contact.ContactId, next));
        shown.WaitForAssertion(() => shown.Markup.ShouldContain("+12025550142"), TimeSpan.FromSeconds(20));

        foreach (var text in new[] { "+12025550141", "only of the first" })
        {
            atNobody.ShouldNotContain(text);
            shown.Markup.ShouldNotContain(text);
        }
    }

    [Fact]
    public async Task Page_OfAContactWhoOptsOut_SaysSoAtOnce()
    {
        var shop = await Shop.OpenAsync(DatabaseKind.Sqlite);
        var phone = Shop.NewPhone();
        var (_, chatId) = await shop.TextInAsync("hello", phone);
        var id = (await shop.ReadChatAsync(chatId)).ContactId;
        await using var page = await Reading.AsAsync(shop.Server, shop.Company, shop.Ana);
        var shown = page.Render<ContactPage>(parameters => parameters.Add(contact => contact.ContactId, id));
        shown.WaitForAssertion(() => shown.Markup.ShouldContain("may be texted"), TimeSpan.FromSeconds(20));

        await shop.TextInAsync("STOP", phone);

        shown.WaitForAssertion(() => shown.Markup.ShouldNotContain("may be texted"), TimeSpan.FromSeconds(20));
        shown.Markup.ShouldNotContain("New chat");
        using var noted = await shop.PostAsync(shop.Manager, $"contacts/{id}/notes", new { text = "rang back" });
        shown.WaitForAssertion(() => shown.Markup.ShouldContain("rang back"), TimeSpan.FromSeconds(20));
    }
}
