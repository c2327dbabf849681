using System.Net;
using System.Text;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Hosting;

/// <summary>U+0000 cannot be stored in PostgreSQL, nor looked up: it is refused at the border, on both databases alike.</summary>
public class UnstorableTextTests
{
    [Theory]
    [OnBothDatabases("GET", "contacts?tag=%00", null, "tag INVALID_CHARACTER")]
    [OnBothDatabases("GET", "chats?propertyId=%00", null, "propertyId INVALID_VALUE")]
    [OnBothDatabases("GET", "users?propertyId=%00", null, "propertyId INVALID_VALUE")]
    [OnBothDatabases("GET", "keywords?propertyId=%00", null, "propertyId INVALID_VALUE")]
    [OnBothDatabases("GET", "templates?propertyId=%00", null, "propertyId INVALID_VALUE")]
    [OnBothDatabases("POST", "keywords", """{"word":"word","propertyId":"\u0000"}""", "propertyId UNKNOWN_PROPERTY")]
    [OnBothDatabases("POST", "templates", """{"name":"name","text":"text","propertyId":"\u0000"}""", "propertyId UNKNOWN_PROPERTY")]
    [OnBothDatabases("POST", "templates/preview", """{"text":"text","propertyId":"\u0000"}""", "propertyId UNKNOWN_PROPERTY")]
    [OnBothDatabases("POST", "sender-addresses", """{"address":"55555","propertyId":"\u0000"}""", "propertyId UNKNOWN_PROPERTY")]
    [OnBothDatabases("POST", "chats", """{"to":"+12025550123","text":"text","propertyId":"\u0000"}""", "propertyId UNKNOWN_PROPERTY")]
    [OnBothDatabases("POST", "users", """{"username":"new","password":"long enough for it","role":"AGENT","propertyIds":["\u0000"]}""", "propertyIds UNKNOWN_PROPERTY")]
    public async Task Text_WithU0000_IsRefusedByItsField(DatabaseKind kind, string method, string path, string? body, string error)
    {
        var shop = await Shop.OpenAsync(kind);
        using var manager = shop.Server.As(shop.Manager);
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };

        using var answer = await manager.SendAsync(request);

        (await Shop.CodeAsync(answer, HttpStatusCode.BadRequest)).ShouldBe(error);
    }
}
