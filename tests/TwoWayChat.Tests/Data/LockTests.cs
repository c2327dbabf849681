using System.Net;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Data;

/// <summary>What decides a write is read under its lock: as another node has just left it, never as it was before.</summary>
public class LockTests
{
    private const string Transfer = "update chats set property_id = @propertyId where company_id = @companyId and chat_id = @chatId";

    [Theory, OnBothDatabases]
    public async Task Chat_TransferredByAnotherNode_IsStillFound(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        using var manager = shop.Server.As(shop.Manager);

        var noted = await OtherNode.WritesAsync(
            shop.Server, kind, Transfer, Moved(shop, chatId), () => manager.CallAsync("POST", $"chats/{chatId}/notes", new { text = "seen" }));

        noted.Status.ShouldBe(HttpStatusCode.Created, noted.Text);
    }

    [Theory, OnBothDatabases]
    public async Task OptOut_WhileAnotherNodeTransfersTheChat_EndsIt(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var contactId = (await shop.ReadChatAsync(chatId)).ContactId;
        using var manager = shop.Server.As(shop.Manager);

        await OtherNode.WritesAsync(
            shop.Server, kind, Transfer, Moved(shop, chatId), () => manager.DoAsync("POST", $"contacts/{contactId}/opt-out", new { note = "by phone" }));

        var chat = await shop.ReadChatAsync(chatId);
        (chat.Status, chat.PropertyId).ShouldBe(("ENDED", shop.Sales.Id));
    }

    [Theory, OnBothDatabases]
    public async Task Hours_SetByAnotherNode_MakeAnOlderVersionStale(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var paula = shop.Server.As(shop.Paula);
        var path = $"business-hours/{shop.Billing.Id}";
        var set = await paula.DoAsync("PUT", path, new { alwaysOpen = true });

        var stale = await OtherNode.WritesAsync(
            shop.Server,
            kind,
            """
            update properties set is_open = is_open where company_id = @companyId and property_id = @propertyId;
            update business_hours set version = version + 1 where company_id = @companyId and property_id = @propertyId
            """,
            new { companyId = shop.Company.Id, propertyId = shop.Billing.Id },
            () => paula.CallAsync("PUT", path, new { alwaysOpen = true }, set.ETag));

        stale.Status.ShouldBe(HttpStatusCode.PreconditionFailed, stale.Text);
    }

    [Theory, OnBothDatabases]
    public async Task ConsentSettings_SavedByAnotherNode_MakeAnOlderVersionStale(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var manager = shop.Server.As(shop.Manager);
        var saved = await manager.DoAsync("PUT", "consent-settings", new { brand = "Acme" });

        var stale = await OtherNode.WritesAsync(
            shop.Server,
            kind,
            """
            update companies set version = version where company_id = @companyId;
            update consent_settings set version = version + 1 where company_id = @companyId
            """,
            new { companyId = shop.Company.Id },
            () => manager.CallAsync("PUT", "consent-settings", new { brand = "Other" }, saved.ETag));

        stale.Status.ShouldBe(HttpStatusCode.PreconditionFailed, stale.Text);
    }

    [Theory, OnBothDatabases]
    public async Task Property_DeletedByAnotherNode_GetsNoNewUser(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var manager = shop.Server.As(shop.Manager);

        var refused = await OtherNode.WritesAsync(
            shop.Server,
            kind,
            "update properties set deleted = true where company_id = @companyId and property_id = @propertyId",
            new { companyId = shop.Company.Id, propertyId = shop.Sales.Id },
            () => manager.CallAsync(
                "POST", "users", new { username = "carl", password = "a long enough password", role = "AGENT", propertyIds = new[] { shop.Sales.Id } }));

        refused.Errors.ShouldBe(["propertyIds UNKNOWN_PROPERTY"], refused.Text);
    }

    private static object Moved(Shop shop, string chatId) => new { companyId = shop.Company.Id, chatId, propertyId = shop.Sales.Id };
}
