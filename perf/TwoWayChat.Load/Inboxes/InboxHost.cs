using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using TwoWayChat.Load.Processes;

namespace TwoWayChat.Load.Inboxes;

/// <summary>The real server, with a door by which it is asked for its memory.</summary>
internal static class InboxHost
{
    public const string MemoryPath = "/measure/memory";

    /// <summary>Serves until the process is killed; the environment names the database.</summary>
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var app = Server.Build(Node.InProcess);
        app.MapGet(MemoryPath, Memory).AllowAnonymous();
        await app.StartAsync(cancellationToken);
        Console.WriteLine($"Now listening on: {app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()}");
        await app.WaitForShutdownAsync(cancellationToken);
    }

    private static HostMemory Memory()
    {
        var resident = Environment.WorkingSet;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return new HostMemory(resident, GC.GetTotalMemory(forceFullCollection: true));
    }
}
