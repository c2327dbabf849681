using TwoWayChat.Hosting;

namespace TwoWayChat.Sessions;

/// <summary>What a pulling client asks for.</summary>
/// <param name="After">The events after this sequence.</param>
/// <param name="Limit">At most so many.</param>
/// <param name="Wait">How long to wait where there are none yet.</param>
/// <param name="Streams">As server-sent events, without end.</param>
internal sealed record PullRequest(long After, int Limit, TimeSpan Wait, bool Streams)
{
    /// <summary>Longest <c>?wait=</c>, seconds: below the idle timeout of common proxies.</summary>
    public const int MostWait = 25;

    private const string EventStream = "text/event-stream";

    /// <summary>Reads query and headers; throws 400 where they make no sense. <c>Last-Event-ID</c> goes before <c>after</c>: it is the later one.</summary>
    public static PullRequest Read(HttpRequest request)
    {
        var streams = request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase));
        var last = streams ? request.Headers["Last-Event-ID"].ToString() : "";
        return new PullRequest(
            last.Length > 0 ? Number(last, "Last-Event-ID", 0, long.MaxValue) : Query(request, "after", 0, long.MaxValue, 0),
            (int)Query(request, "limit", 1, PageRequest.MostItems, PageRequest.DefaultItems),
            TimeSpan.FromSeconds(Query(request, "wait", 0, MostWait, 0)),
            streams);
    }

    private static long Query(HttpRequest request, string name, long least, long most, long otherwise) =>
        request.Query.TryGetValue(name, out var text) ? Number(text.ToString(), name, least, most) : otherwise;

    private static long Number(string text, string name, long least, long most) =>
        long.TryParse(text, System.Globalization.NumberStyles.None, null, out var number) && number >= least && number <= most
            ? number
            : throw (most == long.MaxValue
                ? ApiException.Invalid(name, "INVALID_NUMBER", "must be a sequence")
                : ApiException.Invalid(name, "INVALID_NUMBER", $"must be a number from {least} to {most}"));
}
