using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace TwoWayChat.Load.Receiving;

/// <summary>A client's endpoint on loopback, as fast as Kestrel can be: hands each body on, then answers 204.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(1);

    private readonly WebApplication app;
    private readonly Take take;

    private Receiver(WebApplication app, Take take) => (this.app, this.take) = (app, take);

    /// <summary>Takes a request and its body, which is only valid during the call; it must not block.</summary>
    public delegate void Take(HttpRequest request, ReadOnlySequence<byte> body);

    public Uri Url => new(new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "hook");

    /// <summary>May change at any time.</summary>
    public Mood Mood { get; set; }

    public static async Task<Receiver> StartAsync(Take take)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(new IPEndPoint(IPAddress.Loopback, 0)));
        var receiver = new Receiver(builder.Build(), take);
        receiver.app.Run(receiver.ReceiveAsync);
        await receiver.app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(StopLimit); // Callers whom it hangs up on are not waited for.
        await app.StopAsync(limit.Token);
        await app.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        var read = await reader.ReadAsync(context.RequestAborted);
        while (!read.IsCompleted)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await reader.ReadAsync(context.RequestAborted);
        }

        if (Mood == Mood.Takes)
        {
            take(context.Request, read.Buffer);
        }

        reader.AdvanceTo(read.Buffer.End);
        context.Response.StatusCode = Mood == Mood.Takes ? StatusCodes.Status204NoContent : StatusCodes.Status503ServiceUnavailable;
        if (Mood == Mood.Hangs)
        {
            await HangAsync(context.RequestAborted);
        }
    }

    private static Task HangAsync(CancellationToken aborted)
    {
        var never = new TaskCompletionSource();
        aborted.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), never);
        return never.Task;
    }
}
