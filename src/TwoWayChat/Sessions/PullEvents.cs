using System.Buffers;
using System.Text;

namespace TwoWayChat.Sessions;

/// <summary>Answers one pull with a page of events, after a wait where the client wants one and there are none yet.</summary>
internal sealed class PullEvents(IHostApplicationLifetime life, TimeProvider time)
{
    public async Task<IResult> RunAsync(SessionFollower follower, PullRequest request, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, life.ApplicationStopping);
        var started = time.GetTimestamp();
        var span = await follower.NextAsync(request.Limit, cancellationToken);
        while (span is { Events.Count: 0, HasMore: false, IsOver: false }
            && await GrowsAsync(follower, request.Wait - time.GetElapsedTime(started), stopping.Token))
        {
            span = await follower.NextAsync(request.Limit, cancellationToken);
        }

        return Results.Bytes(Page(span), "application/json; charset=utf-8");
    }

    private async Task<bool> GrowsAsync(SessionFollower follower, TimeSpan left, CancellationToken stopping)
    {
        try
        {
            return left > TimeSpan.Zero && await follower.GrowsAsync(left, stopping);
        }
        catch (OperationCanceledException) when (life.ApplicationStopping.IsCancellationRequested)
        {
            return false; // A stop answers whoever waits with what there is.
        }
    }

    private static byte[] Page(LogSpan span)
    {
        var page = new ArrayBufferWriter<byte>(1024);
        page.Write("{\"items\":["u8);
        for (var i = 0; i < span.Events.Count; i++)
        {
            page.Write(i == 0 ? ""u8 : ","u8);
            page.Write(span.Events[i].Body.Span);
        }

        page.Write("],\"next\":"u8);
        page.Write(Encoding.UTF8.GetBytes(span.HasMore ? $"\"{span.Position.Sequence}\"" : "null"));
        page.Write("}"u8);
        return page.WrittenSpan.ToArray();
    }
}
