using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting;

namespace TwoWayChat.Load.Engine;

/// <summary>The doors by which the measuring program tells an engine what to do; the peers have the same.</summary>
internal static class EngineDoors
{
    /// <summary>Serves them until the process is killed.</summary>
    public static async Task RunAsync(EngineHost engine)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(new IPEndPoint(IPAddress.Loopback, 0)));
        var app = builder.Build();
        app.MapPost("/publish", async (double rate, double seconds) =>
            (await engine.PublishAsync(rate, seconds)).ToString(CultureInfo.InvariantCulture));
        app.MapPost("/backlog", (int count) => engine.BacklogAsync(count));
        app.MapPost("/go", engine.RetryAsync);
        await app.RunAsync();
    }
}
