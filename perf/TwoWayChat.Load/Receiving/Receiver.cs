using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace TwoWayChat.Load.Receiving;

/// <summary>A client's endpoint on loopback, as fast as Kestrel can be: hands each body on, then answers 204.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    /// <summary>Takes a request and its body, which is only valid during the call; it must not block.</summary>
    public delegate void Take(HttpRequest request, ReadOnlySequence<byte> body);

    public Uri Url => new(new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "hook");

    public static async Task<Receiver> StartAsync(Take take)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(new IPEndPoint(IPAddress.Loopback, 0)));
        var built = builder.Build();
        built.Run(context => ReceiveAsync(context, take));
        await built.StartAsync();
        return new Receiver(built);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static async Task ReceiveAsync(HttpContext context, Take take)
    {
        var reader = context.Request.BodyReader;
        var read = await reader.ReadAsync(context.RequestAborted);
        while (!read.IsCompleted)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await reader.ReadAsync(context.RequestAborted);
        }

        take(context.Request, read.Buffer);
        reader.AdvanceTo(read.Buffer.End);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
