using TwoWayChat.Load.Driving;
using TwoWayChat.Load.Seeding;
using TwoWayChat.Load.Sizes;

namespace TwoWayChat.Load.Inboxes;

/// <summary>Customers of open chats write at a steady rate, whatever the server makes of it.</summary>
internal sealed class Trickle(ApiClient client, Uri server, LoadCompany company, int chats) : IAsyncDisposable
{
    private const int OneOpenIn = 2;
    private const long Stride = 7919; // A prime: the texts go round all chats.

    private readonly CancellationTokenSource end = new();
    private readonly List<Task> sending = [];
    private Task running = Task.CompletedTask;
    private int sent;
    private int taken;

    /// <summary>Texts that the server has taken.</summary>
    public int Taken => taken;

    /// <summary>Begins, at so many texts a second, until it is disposed.</summary>
    public Trickle Start(double perSecond)
    {
        running = RunAsync(perSecond);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(sending);
        end.Dispose();
    }

    private async Task RunAsync(double perSecond)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1 / perSecond));
        while (await timer.WaitForNextTickAsync(end.Token))
        {
            var chat = OneOpenIn * (int)(++sent * Stride % (chats / OneOpenIn));
            var property = company.Properties[chat / OneOpenIn % company.Properties.Count];
            sending.Add(SendAsync(new PlannedText($"Trickle {Guid.CreateVersion7()}", FillCompany.Phone(chat), property)));
        }
    }

    private async Task SendAsync(PlannedText text)
    {
        if (await client.TryTextAsync(server, text, CancellationToken.None) is not null)
        {
            Interlocked.Increment(ref taken);
        }
    }
}
