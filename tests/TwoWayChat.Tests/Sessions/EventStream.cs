using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Sessions;

/// <summary>A client of server-sent events, as a browser reads them.</summary>
internal sealed class EventStream : IAsyncDisposable
{
    private readonly HttpClient client;
    private readonly StreamReader reader;

    private EventStream(HttpClient client, HttpResponseMessage answer, StreamReader reader)
    {
        this.client = client;
        this.reader = reader;
        Answer = answer;
    }

    public HttpResponseMessage Answer { get; }

    public int Comments { get; private set; }

    public static async Task<EventStream> OpenAsync(Scene scene, TestUser caller, string id, long? last = null, string query = "")
    {
        var opened = scene.Server.As(caller);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"integration/{id}/events{query}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (last is { } sequence)
        {
            request.Headers.Add("Last-Event-ID", sequence.ToString(CultureInfo.InvariantCulture));
        }

        var answer = await opened.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new EventStream(opened, answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next event; null at the end of the stream.</summary>
    public async Task<(long Id, JsonObject Body)?> NextAsync()
    {
        var (id, data) = (0L, "");
        while (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)) is { } line)
        {
            if (line.Length == 0 && data.Length > 0)
            {
                return (id, JsonNode.Parse(data)!.AsObject());
            }

            Comments += line.StartsWith(':') ? 1 : 0;
            id = line.StartsWith("id: ", StringComparison.Ordinal) ? long.Parse(line[4..], CultureInfo.InvariantCulture) : id;
            data = line.StartsWith("data: ", StringComparison.Ordinal) ? line[6..] : data;
        }

        return null;
    }

    public ValueTask DisposeAsync()
    {
        reader.Dispose();
        Answer.Dispose();
        client.Dispose();
        return ValueTask.CompletedTask;
    }
}
