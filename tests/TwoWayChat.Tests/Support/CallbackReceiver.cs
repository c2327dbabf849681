using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;

namespace TwoWayChat.Tests.Support;

/// <summary>A client's callback endpoint on loopback: keeps what it gets, in order, and answers as scripted.</summary>
internal sealed class CallbackReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly List<ReceivedCallback> received = [];
    private readonly ConcurrentQueue<CallbackAnswer> script = new();
    private readonly CancellationTokenSource stopping = new();
    private TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CallbackReceiver(IPEndPoint endPoint)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(endPoint));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        app = builder.Build();
        app.Run(ReceiveAsync);
    }

    /// <summary>Where to send callbacks: <c>http://127.0.0.1:PORT/hook</c>.</summary>
    public Uri Url => new(new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "hook");

    /// <summary>Decides where the script is empty; 200 unless a test says otherwise.</summary>
    public Func<ReceivedCallback, CallbackAnswer> Otherwise { get; set; } = _ => CallbackAnswer.Ok;

    /// <summary>All requests so far, in order of arrival.</summary>
    public IReadOnlyList<ReceivedCallback> Received
    {
        get
        {
            lock (gate)
            {
                return [.. received];
            }
        }
    }

    /// <summary>Starts listening; on the port of an earlier receiver where <paramref name="url"/> is given, so that one can come back.</summary>
    public static async Task<CallbackReceiver> StartAsync(Uri? url = null)
    {
        var receiver = new CallbackReceiver(new IPEndPoint(IPAddress.Loopback, url?.Port ?? 0));
        await receiver.app.StartAsync();
        return receiver;
    }

    /// <summary>Answers the next requests in this order, one each.</summary>
    public void Script(params CallbackAnswer[] answers) => Array.ForEach(answers, script.Enqueue);

    /// <summary>The first request of which <paramref name="wanted"/> holds, already here or still to come.</summary>
    public async Task<ReceivedCallback> WaitForAsync(Func<ReceivedCallback, bool> wanted) =>
        (await UntilAsync(all => all.Any(wanted))).First(wanted);

    /// <summary>The first <paramref name="count"/> requests.</summary>
    public async Task<IReadOnlyList<ReceivedCallback>> WaitForCountAsync(int count) =>
        [.. (await UntilAsync(all => all.Count >= count)).Take(count)];

    /// <summary>All requests, once <paramref name="enough"/> holds of them.</summary>
    public async Task<IReadOnlyList<ReceivedCallback>> UntilAsync(Func<IReadOnlyList<ReceivedCallback>, bool> enough)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var next = arrived.Task;
            var all = Received;
            if (enough(all))
            {
                return all;
            }

            try
            {
                await next.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException error)
            {
                throw new TimeoutException($"Waited in vain; received:\n{string.Join('\n', all.Select(one => $"{one.Number} {one.Text}"))}", error);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await app.StopAsync();
        await app.DisposeAsync();
        stopping.Dispose();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var request = Keep(context, body.ToArray());
        var answer = script.TryDequeue(out var scripted) ? scripted : Otherwise(request);
        await (answer.After?.WaitAsync(stopping.Token) ?? Task.CompletedTask);
        await EndAsync(context, answer);
    }

    private ReceivedCallback Keep(HttpContext context, byte[] body)
    {
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var target = $"{context.Request.Path}{context.Request.QueryString}";
        TaskCompletionSource told;
        ReceivedCallback request;
        lock (gate)
        {
            request = new ReceivedCallback(received.Count + 1, context.Request.Method, target, headers, body, context.Connection.Id);
            received.Add(request);
            told = arrived;
            arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        told.SetResult();
        return request;
    }

    private async Task EndAsync(HttpContext context, CallbackAnswer answer)
    {
        switch (answer.Ending)
        {
            case CallbackEnding.Hang:
                await Task.Delay(Timeout.Infinite, stopping.Token);
                break;
            case CallbackEnding.Close:
                SocketOf(context).Shutdown(SocketShutdown.Both);
                break;
            case CallbackEnding.Reset:
                var socket = SocketOf(context);
                socket.LingerState = new LingerOption(true, 0);
                socket.Close();
                break;
            default:
                await WriteAsync(context.Response, answer);
                break;
        }
    }

    private static Socket SocketOf(HttpContext context) => context.Features.Get<IConnectionSocketFeature>()!.Socket;

    private static async Task WriteAsync(HttpResponse response, CallbackAnswer answer)
    {
        response.StatusCode = answer.Code;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.Append(name, value);
        }

        if (answer.Body.Length > 0)
        {
            await response.WriteAsync(answer.Body);
        }
    }
}
