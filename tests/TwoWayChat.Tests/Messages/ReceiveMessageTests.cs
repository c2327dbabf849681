using TwoWayChat.Events;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Messages;

public class ReceiveMessageTests
{
    [Theory, OnBothDatabases]
    public async Task FirstText_OfNewCustomer_TellsContactChatAndMessageInOrder(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);

        await shop.TextInAsync("billing my invoice is wrong", id: "sim-1");

        (await shop.EventTypesAsync()).ShouldBe(["contact.created", "chat.started", "message.received"]);
        await shop.MatchEventAsync("contact.created");
        await shop.MatchEventAsync("chat.started");
        await shop.MatchEventAsync("message.received");
    }

    [Theory, OnBothDatabases]
    public async Task NextText_OfSameCustomer_GoesToOpenChat(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);

        var first = await shop.TextInAsync("hello");
        var second = await shop.TextInAsync("is anybody there?", from: "+1 (202) 555-0123");

        second.ChatId.ShouldBe(first.ChatId);
        (await shop.EventTypesAsync()).ShouldBe(["contact.created", "chat.started", "message.received", "message.received"]);
        var chat = await shop.ReadChatAsync(first.ChatId);
        chat.ShouldSatisfyAllConditions(
            () => chat.MessageCount.ShouldBe(2),
            () => chat.InboundCount.ShouldBe(2),
            () => chat.OutboundCount.ShouldBe(0),
            () => chat.LastMessageId.ShouldBe(second.MessageId),
            () => chat.WaitingSince.ShouldBe(chat.StartedAt));
    }

    [Theory, OnBothDatabases]
    public async Task SameProviderId_Again_AnswersWithFirstResult(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);

        var first = await shop.TextInAsync("once", id: "sim-7");
        var again = await shop.TextInAsync("once", id: "sim-7");

        again.ShouldBe(first);
        (await shop.EventTypesAsync()).Count(type => type == EventTypes.MessageReceived).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task SameProviderId_ManyAtOnce_IsOneMessage(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => shop.TextInAsync("once", id: "sim-8")));

        answers.Distinct().ShouldHaveSingleItem();
        (await shop.EventTypesAsync()).Count(type => type == EventTypes.MessageReceived).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task ManyTexts_OfOneNewNumberAtOnce_AreOneContactOneChatAndGaplessNumbers(DatabaseKind kind)
    {
        const int Texts = 60;
        var shop = await Shop.OpenAsync(kind);

        var answers = await Task.WhenAll(Enumerable.Range(0, Texts).Select(n => shop.TextInAsync($"text {n}")));

        answers.Select(answer => answer.ChatId).Distinct().ShouldHaveSingleItem();
        var types = await shop.EventTypesAsync();
        types.Take(2).ShouldBe(["contact.created", "chat.started"]);
        types.Skip(2).ShouldBe(Enumerable.Repeat("message.received", Texts));
        (await shop.NumbersAsync(answers[0].ChatId)).ShouldBe(Enumerable.Range(1, Texts).Select(n => (long)n));
        (await shop.ReadChatAsync(answers[0].ChatId)).MessageCount.ShouldBe(Texts);
    }

    [Theory, OnBothDatabases]
    public async Task Texts_ToTwoSenderAddresses_AreTwoChatsOfOneContact(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.Server.Seed.AddSenderAddressAsync(shop.Company, "55555");

        var first = await shop.TextInAsync("hello");
        var second = await shop.TextInAsync("hello", to: "55555");

        second.ChatId.ShouldNotBe(first.ChatId);
        (await shop.ReadChatAsync(second.ChatId)).ContactId.ShouldBe((await shop.ReadChatAsync(first.ChatId)).ContactId);
    }

    [Theory]
    [OnBothDatabases("Sender", "SHORT_CODE", "66000")]
    [OnBothDatabases("Sender", "ALPHANUMERIC", "Delivery")]
    [OnBothDatabases("Sender", "E164", "+442079460000")]
    public async Task Text_OfAnyFormOfSender_MakesContact(DatabaseKind kind, string what, string type, string from)
    {
        var shop = await Shop.OpenAsync(kind);

        var (_, chatId) = await shop.TextInAsync("hello", from);

        var chat = await shop.ReadChatAsync(chatId);
        (what, chat.ContactAddressType, chat.ContactAddress).ShouldBe(("Sender", type, from));
    }

    [Theory, OnBothDatabases]
    public async Task NewChat_WithoutKeyword_GoesBySenderAddressThenLastPropertyThenDefault(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.Server.Seed.AddSenderAddressAsync(shop.Company, "55555", shop.Sales);
        await shop.Server.Seed.AddSenderAddressAsync(shop.Company, "77777");

        var byDefault = await shop.ReadChatAsync((await shop.TextInAsync("hello")).ChatId);
        var bySender = await shop.ReadChatAsync((await shop.TextInAsync("hello", to: "55555")).ChatId);
        var byLast = await shop.ReadChatAsync((await shop.TextInAsync("hello", to: "77777")).ChatId);

        (byDefault.Routing, byDefault.PropertyId).ShouldBe(("DEFAULT", shop.Billing.Id));
        (bySender.Routing, bySender.PropertyId).ShouldBe(("SENDER_ADDRESS", shop.Sales.Id));
        byLast.Routing.ShouldBe("LAST_PROPERTY");
    }

    [Theory, OnBothDatabases]
    public async Task NewChat_WithKeyword_GoesToItsPropertyWhateverTheSenderAddress(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.Server.Seed.AddSenderAddressAsync(shop.Company, "55555", shop.Sales);

        var chat = await shop.ReadChatAsync((await shop.TextInAsync("“Billing”, please", to: "55555")).ChatId);

        (chat.Routing, chat.Keyword, chat.PropertyId).ShouldBe(("KEYWORD", "BILLING", shop.Billing.Id));
    }
}
