using System.Buffers;
using System.Text;

namespace TwoWayChat.Sessions;

/// <summary>
/// Streams a session's events (WHATWG HTML, server-sent events): <c>id</c> is the sequence, <c>data</c> the envelope on one line. It ends with the
/// session, with the caller's right to it, or with the server; a session that is over and read to its end answers 204, which stops clients from coming back.
/// </summary>
internal sealed class StreamEvents(IHostApplicationLifetime life)
{
    /// <summary>An idle stream gets a comment this often, so that nobody between takes it for dead.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private const int PageSize = 100;

    public async Task RunAsync(HttpResponse response, SessionFollower follower, CancellationToken cancellationToken)
    {
        var span = await follower.NextAsync(PageSize, cancellationToken);
        if (span is { IsOver: true, Events.Count: 0 })
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no"; // nginx would keep events back.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, life.ApplicationStopping);
        try
        {
            await FlowAsync(response, follower, span, stopping.Token);
        }
        catch (OperationCanceledException) when (life.ApplicationStopping.IsCancellationRequested)
        {
            // The client comes back, to this node or another, with the id of the last event it got.
        }
    }

    private static async Task FlowAsync(HttpResponse response, SessionFollower follower, LogSpan first, CancellationToken cancellationToken)
    {
        await WriteAsync(response, ":\n\n"u8.ToArray(), cancellationToken);
        for (var span = first; ; span = await follower.NextAsync(PageSize, cancellationToken))
        {
            await WriteAsync(response, Frames(span), cancellationToken);
            if (span.IsOver)
            {
                return;
            }

            while (!span.HasMore && !await follower.GrowsAsync(Heartbeat, cancellationToken))
            {
                await WriteAsync(response, ":\n\n"u8.ToArray(), cancellationToken);
            }
        }
    }

    private static async Task WriteAsync(HttpResponse response, ReadOnlyMemory<byte> frames, CancellationToken cancellationToken)
    {
        if (frames.Length > 0)
        {
            await response.Body.WriteAsync(frames, cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }
    }

    private static ReadOnlyMemory<byte> Frames(LogSpan span)
    {
        var frames = new ArrayBufferWriter<byte>(1024);
        foreach (var seen in span.Events)
        {
            frames.Write(Encoding.ASCII.GetBytes($"id: {seen.Sequence}\ndata: "));
            frames.Write(seen.Body.Span);
            frames.Write("\n\n"u8);
        }

        return frames.WrittenMemory;
    }
}
