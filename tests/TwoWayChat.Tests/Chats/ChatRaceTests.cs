using System.Net;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

/// <summary>Two nodes at one chat, one desk or one agent at the same moment: whoever comes second sees what the first has done.</summary>
public class ChatRaceTests
{
    private const string End =
        """
        update chats set status = 'ENDED', ended_at = 1, end_reason = 'AGENT' where company_id = @companyId and chat_id = @chatId;
        update contact_chats set status = 'ENDED' where company_id = @companyId and chat_id = @chatId
        """;

    private const string Give = "update chats set assigned_to = @userId where company_id = @companyId and chat_id = @chatId";

    /// <summary>What a desk locks before it gives somebody a chat.</summary>
    private const string Room = "select 1 from user_presence where company_id = @companyId and user_id = @userId";

    private const string Desk = "select 1 from desks where company_id = @companyId and property_id = @propertyId";

    [Theory, OnBothDatabases]
    public async Task Chat_ThatAnotherNodeGivesAway_IsNotClaimed(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        using var ana = shop.Server.As(shop.Ana);

        var claimed = await OtherNode.WritesAsync(
            shop.Server, kind, Give, At(shop, chatId, shop.Paula), () => ana.CallAsync("POST", $"chats/{chatId}/assignment", new { }));

        claimed.Errors.ShouldBe(["chat ALREADY_ASSIGNED"], claimed.Text);
        (await shop.ReadChatAsync(chatId)).AssignedTo.ShouldBe(shop.Paula.Id);
    }

    [Theory]
    [OnBothDatabases("assignment")]
    [OnBothDatabases("transfer")]
    [OnBothDatabases("end")]
    public async Task Chat_ThatAnotherNodeEnds_ChangesNoMore(DatabaseKind kind, string act)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        using var ana = shop.Server.As(shop.Ana);

        var late = await OtherNode.WritesAsync(
            shop.Server, kind, End, At(shop, chatId, shop.Ana), () => ana.CallAsync("POST", $"chats/{chatId}/{act}", new { propertyId = shop.Sales.Id }));

        late.Status.ShouldBe(HttpStatusCode.Conflict, late.Text);
        var chat = await shop.ReadChatAsync(chatId);
        (chat.EndedAt, chat.AssignedTo, chat.PropertyId).ShouldBe((1, null, shop.Billing.Id));
        (await shop.EventTypesAsync()).ShouldBe(["contact.created", "chat.started", "message.received"]);
    }

    [Theory, OnBothDatabases]
    public async Task Text_WhileAnotherNodeEndsItsChat_StartsAnother(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        var (_, next) = await OtherNode.WritesAsync(shop.Server, kind, End, At(shop, chatId, shop.Ana), () => shop.TextInAsync("again"));

        next.ShouldNotBe(chatId);
        (await shop.ReadChatAsync(chatId)).MessageCount.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task ChatStarted_WhileAnotherNodeEndsTheOpenOne_IsAnother(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        using var ana = shop.Server.As(shop.Ana);

        var started = await OtherNode.WritesAsync(
            shop.Server,
            kind,
            End,
            At(shop, chatId, shop.Ana),
            () => ana.CallAsync("POST", "chats", new { to = Shop.Customer, propertyId = shop.Billing.Id, senderAddress = Shop.Number, text = "hi" }));

        started.Status.ShouldBe(HttpStatusCode.Accepted, started.Text);
        (await shop.ReadChatAsync(chatId)).MessageCount.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Turn_ThatAnotherNodeGives_IsOver(DatabaseKind kind)
    {
        var scene = await DeskScene.OpenAsync(kind, new { assignment = "ROUND_ROBIN" });
        await scene.ComeAsync(scene.Ana);
        await scene.ComeAsync(scene.Amy);
        var (_, first) = await scene.TextInAsync();
        var next = first == scene.Ana.Id ? scene.Amy : scene.Ana;

        var (_, holder) = await OtherNode.LocksAsync(
            scene.Shop.Server,
            kind,
            (Desk, "update desks set last_user_id = @userId where company_id = @companyId and property_id = @propertyId"),
            new { companyId = scene.Shop.Company.Id, userId = next.Id, propertyId = scene.Shop.Billing.Id },
            scene.TextInAsync);

        holder.ShouldBe(first);
    }

    [Theory, OnBothDatabases]
    public async Task Room_ThatAnotherNodeFills_IsFull(DatabaseKind kind)
    {
        var scene = await DeskScene.OpenAsync(kind, new { assignment = "LEAST_BUSY", assignmentLimit = 1 });
        var (elsewhere, _) = await scene.TextInAsync();
        await scene.Shop.DoAsync(scene.Shop.Manager, $"chats/{elsewhere}/transfer", new { propertyId = scene.Shop.Sales.Id });
        await scene.ComeAsync(scene.Ana);

        var (_, holder) = await OtherNode.LocksAsync(
            scene.Shop.Server, kind, (Room, Give), At(scene.Shop, elsewhere, scene.Ana), scene.TextInAsync);

        holder.ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Chat_ThatAnotherNodeGivesToWhoIsBeingDisabled_IsFreed(DatabaseKind kind)
    {
        var scene = await DeskScene.OpenAsync(kind, new { assignment = "FREE" });
        var (chatId, _) = await scene.TextInAsync();
        await scene.ComeAsync(scene.Ana);
        using var manager = scene.Shop.Server.As(scene.Shop.Manager);

        await OtherNode.LocksAsync(
            scene.Shop.Server,
            kind,
            (Room, Give),
            At(scene.Shop, chatId, scene.Ana),
            () => manager.DoAsync("PUT", $"users/{scene.Ana.Id}", new { enabled = false }));

        (await scene.Shop.ReadChatAsync(chatId)).AssignedTo.ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Agent_WhomAnotherNodeDisables_IsGivenNoChat(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        using var paula = shop.Server.As(shop.Paula);

        var refused = await OtherNode.WritesAsync(
            shop.Server,
            kind,
            "update users set enabled = false where company_id = @companyId and user_id = @userId",
            At(shop, chatId, shop.Ana),
            () => paula.CallAsync("POST", $"chats/{chatId}/assignment", new { user = shop.Ana.SignInName }));

        refused.Errors.ShouldBe(["user UNKNOWN_USER"], refused.Text);
    }

    /// <summary>Who loses a property at the moment in which the own chat is moved there would keep what is none of theirs any more.</summary>
    [Theory, OnBothDatabases]
    public async Task Holder_WhoLosesThePropertyOnAnotherNode_DoesNotKeepTheTransferredChat(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var manager = shop.Server.As(shop.Manager);
        await manager.DoAsync("PUT", $"users/{shop.Ana.Id}", new { propertyIds = new[] { shop.Billing.Id, shop.Sales.Id } });
        var (_, chatId) = await shop.TextInAsync("hello");
        await shop.DoAsync(shop.Ana, $"chats/{chatId}/assignment");

        await OtherNode.WritesAsync(
            shop.Server,
            kind,
            """
            update users set version = version + 1 where company_id = @companyId and user_id = @userId;
            delete from user_properties where company_id = @companyId and user_id = @userId and property_id = @propertyId
            """,
            new { companyId = shop.Company.Id, userId = shop.Ana.Id, propertyId = shop.Sales.Id },
            () => shop.DoAsync(shop.Paula, $"chats/{chatId}/transfer", new { propertyId = shop.Sales.Id }));

        var chat = await shop.ReadChatAsync(chatId);
        (chat.PropertyId, chat.AssignedTo).ShouldBe((shop.Sales.Id, null));
    }

    private static object At(Shop shop, string chatId, TestUser user) => new { companyId = shop.Company.Id, chatId, userId = user.Id };
}
