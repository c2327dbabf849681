using System.Collections.Concurrent;
using TwoWayChat.Gateways;
using TwoWayChat.Messages.Outbound;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Gateways;

/// <summary>A carrier that answers as scripted, and takes everything where the script is empty.</summary>
internal sealed class TestCarrier : ISmsGateway
{
    public ConcurrentQueue<SubmitResult> Script { get; } = new();

    /// <summary>All that was handed over, in order.</summary>
    public ConcurrentQueue<QueuedText> Handed { get; } = new();

    /// <summary>What every answer waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public string Name => "TEST";

    public bool MayResubmit { get; init; }

    public async Task<SubmitResult> SubmitAsync(QueuedText text, CancellationToken cancellationToken)
    {
        Handed.Enqueue(text);
        await Gate.WaitAsync(cancellationToken);
        return Script.TryDequeue(out var result) ? result : SubmitResult.Taken($"t-{text.MessageId}");
    }

    public TestServerOptions Options(FakeTimeProvider? time = null) =>
        new() { Time = time, Services = services => services.AddSingleton<ISmsGateway>(this) };

    /// <summary>A shop whose sender address is served by this carrier, and its chats with that many customers.</summary>
    public async Task<(Shop Shop, IReadOnlyList<string> Chats)> OpenShopAsync(TestServer server, int customers = 1)
    {
        var shop = await Shop.OpenAsync(server);
        var chats = new List<string>();
        for (var i = 0; i < customers; i++)
        {
            chats.Add((await shop.TextInAsync("hello", Shop.NewPhone())).ChatId);
        }

        await shop.WriteAsync("update sender_addresses set gateway = @gateway where company_id = @id", new { id = shop.Company.Id, gateway = Name });
        return (shop, chats);
    }
}
