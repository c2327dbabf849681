using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Events;
using TwoWayChat.Load.Processes;

namespace TwoWayChat.Load.Measures;

/// <summary>
/// What any server must at least do: Kestrel takes the same requests, answers them with constants, and HttpClient passes each text on to the receiver.
/// Nothing is checked, stored or signed.
/// </summary>
internal static class Floor
{
    private const string PostsPath = "/posts";

    private const string Taken = """{"messageId":"000000000000000000000000","chatId":"000000000000000000000000"}""";

    private const string Registered =
        """
        {"id":"58a64ba3e4b04a24a92da9e6","createdAt":1487303539483,"createdBy":"syniverse@company-name","expiresAt":1487505139484,"allowedTo":{"id":"573b2353e4b0c82f17c8b53e","role":"AGENT","name":"AGENT 007"}}
        """;

    /// <summary>Starts it in a process of its own, as the real server has one.</summary>
    public static ServerProcess Start(Uri receiver) => ServerProcess.Start(
        "TwoWayChat.Load.dll",
        ["floor", "--receiver", receiver.ToString()],
        [
            KeyValuePair.Create("Logging__LogLevel__Default", "Warning"),
            KeyValuePair.Create("Logging__LogLevel__Microsoft.Hosting.Lifetime", "Information"),
        ]);

    /// <summary>Runs it in this process, until it is told to stop.</summary>
    public static async Task RunAsync(Uri receiver)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, UseProxy = false });
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(new IPEndPoint(IPAddress.Loopback, 0)));
        var app = builder.Build();
        app.Run(context => AnswerAsync(context, http, receiver));
        await app.RunAsync();
    }

    /// <summary>Posts <paramref name="count"/> bodies of <paramref name="bytes"/> bytes, as many at a time as a lane may to one endpoint.</summary>
    private static Task PostAsync(HttpMessageInvoker http, Uri receiver, int count, int bytes)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"text":"0 0 0"}""".PadRight(bytes));
        var most = new ParallelOptions { MaxDegreeOfParallelism = new LaneOptions().InFlightPerEndpoint };
        return Parallel.ForAsync(0, count, most, async (_, cancellationToken) => (await http.SendAsync(Post(receiver, body), cancellationToken)).Dispose());
    }

    private static HttpRequestMessage Post(Uri receiver, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, receiver) { Content = new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation("chat-event-type", EventTypes.MessageReceived);
        return request;
    }

    private static Task AnswerAsync(HttpContext context, HttpMessageInvoker http, Uri receiver)
    {
        if (context.Request.Path == PostsPath)
        {
            var query = context.Request.Query;
            return PostAsync(http, receiver, int.Parse(query["count"]!, CultureInfo.InvariantCulture),
                int.Parse(query["bytes"]!, CultureInfo.InvariantCulture));
        }

        if (context.Request.Method == "POST")
        {
            return context.Request.Path.Value!.EndsWith("/messages", StringComparison.Ordinal)
                ? PassOnAsync(context, http, receiver)
                : WriteAsync(context.Response, StatusCodes.Status200OK, Registered);
        }

        context.Response.StatusCode = context.Request.Method == "DELETE" ? StatusCodes.Status204NoContent : StatusCodes.Status200OK;
        return Task.CompletedTask;
    }

    private static async Task PassOnAsync(HttpContext context, HttpMessageInvoker http, Uri receiver)
    {
        var body = new byte[context.Request.ContentLength ?? 0];
        await context.Request.Body.ReadExactlyAsync(body);
        using var request = Post(receiver, body);
        var passing = http.SendAsync(request, CancellationToken.None);
        await WriteAsync(context.Response, StatusCodes.Status202Accepted, Taken);
        await context.Response.CompleteAsync();
        (await passing).Dispose();
    }

    private static Task WriteAsync(HttpResponse response, int status, string body)
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
        return response.WriteAsync(body);
    }
}
