using System.Net;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

/// <summary>A shop whose Billing assigns by itself, on a server whose desks are looked at all the time; agents ana, amy and abe of Billing.</summary>
internal sealed record DeskScene(Shop Shop, TestUser Amy, TestUser Abe)
{
    public static TestServerOptions Quick { get; } = new() { Settings = [("Desk:Sweep", "00:00:00.050")] };

    public TestUser Ana => Shop.Ana;

    public static async Task<DeskScene> OpenAsync(DatabaseKind kind, object settings) =>
        await OpenAsync(await TestServer.SharedAsync(kind, Quick), settings);

    public static async Task<DeskScene> OpenAsync(TestServer server, object settings)
    {
        var shop = await Shop.OpenAsync(server);
        var scene = new DeskScene(
            shop,
            await shop.Server.Seed.AddUserAsync(shop.Company, Role.Agent, "amy", shop.Billing),
            await shop.Server.Seed.AddUserAsync(shop.Company, Role.Agent, "abe", shop.Billing));
        await scene.SetAsync(settings);
        return scene;
    }

    public async Task SetAsync(object settings)
    {
        using var manager = Shop.Server.As(Shop.Manager);
        await manager.DoAsync("PUT", $"properties/{Shop.Billing.Id}", settings);
    }

    /// <summary>Registers an integration session, and waits until the user counts as online.</summary>
    public async Task<string> ComeAsync(TestUser user)
    {
        using var client = Shop.Server.As(user);
        var id = (await client.DoAsync("POST", "integration", new { user = user.SignInName }))["id"];
        await StatusAsync(user, "ONLINE");
        return id;
    }

    public async Task GoAsync(TestUser user, string sessionId)
    {
        using var gone = await Shop.DeleteAsync(user, $"integration/{sessionId}");
        gone.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await StatusAsync(user, "OFFLINE");
    }

    /// <summary>Waits until the user's stored status is this.</summary>
    public Task StatusAsync(TestUser user, string status) => Eventually.HoldsAsync(
        async () => await Shop.Server.Database.FirstOrDefaultAsync<string>(
            "select status from user_presence where company_id = @company and user_id = @user",
            new { company = Shop.Company.Id, user = user.Id }, CancellationToken.None) == status,
        $"{user.SignInName} {status}");

    public async Task<string> ChooseAsync(TestUser user, string status)
    {
        using var client = Shop.Server.As(user);
        return (await client.DoAsync("PUT", "users/me/status", new { status }))["status"];
    }

    /// <summary>A new customer texts in; who has the chat after the commit.</summary>
    public async Task<(string ChatId, string? Holder)> TextInAsync()
    {
        var (_, chatId) = await Shop.TextInAsync("hello", Shop.NewPhone());
        return (chatId, (await Shop.ReadChatAsync(chatId)).AssignedTo);
    }

    public Task HolderAsync(string chatId, string? userId) =>
        Eventually.HoldsAsync(async () => (await Shop.ReadChatAsync(chatId)).AssignedTo == userId, $"{chatId} is {userId ?? "nobody"}'s");
}
