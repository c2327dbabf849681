using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Properties.Hours;

/// <summary>A shop in virtual time, whose property Billing is open on Mondays and Tuesdays from 9 to 17, UTC.</summary>
internal static class Weekly
{
    /// <summary>Monday, 8 o'clock: an hour before it opens.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    public static readonly object[] Week =
    [
        new { day = "MONDAY", from = "09:00", to = "17:00" },
        new { day = "TUESDAY", from = "09:00", to = "17:00" },
    ];

    public static Task SetHoursAsync(this Shop shop, object hours, TestProperty? property = null) =>
        shop.PutAsync($"business-hours/{(property ?? shop.Billing).Id}", hours);

    public static async Task PutAsync(this Shop shop, string path, object body)
    {
        using var manager = shop.Server.As(shop.Manager);
        await manager.DoAsync("PUT", path, body);
    }

    public static async Task PutAsAsync(this Shop shop, TestUser user, string path)
    {
        using var client = shop.Server.As(user);
        await client.DoAsync("PUT", path);
    }

    /// <summary>Texts of the server's own in a chat, in order.</summary>
    public static Task<IReadOnlyList<string>> AutoRepliesAsync(this Shop shop, string chatId) => shop.Server.Database.QueryAsync<string>(
        "select text from messages where company_id = @companyId and chat_id = @chatId and origin = 'AUTO_REPLY' order by number",
        new { companyId = shop.Company.Id, chatId },
        CancellationToken.None);

    /// <summary>When a chat's alert is looked at next; null for not at all.</summary>
    public static Task<long?> AlertDueAsync(this Shop shop, string chatId) => shop.Server.Database.FirstOrDefaultAsync<long?>(
        "select alert_due_at from chats where company_id = @companyId and chat_id = @chatId",
        new { companyId = shop.Company.Id, chatId },
        CancellationToken.None);

    /// <summary>Moves the clock to a moment.</summary>
    public static void SetTo(this FakeTimeProvider time, DateTimeOffset moment) => time.Advance(moment - time.GetUtcNow());
}
