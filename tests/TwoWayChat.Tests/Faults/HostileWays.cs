namespace TwoWayChat.Tests.Faults;

/// <summary>What receivers do to a sender that nobody would have thought of.</summary>
internal static class HostileWays
{
    /// <summary>More than this no answer may cost.</summary>
    public const long TenMegabytes = 10 * 1024 * 1024;

    private const string Ok = "HTTP/1.1 200 OK\r\n";

    public static Func<HostileConnection, Task> Of(string name) => name switch
    {
        "resets at once" => connection =>
        {
            connection.Reset();
            return Task.CompletedTask;
        },
        "closes without an answer" => connection => connection.ReadRequestAsync(),
        "resets in the body" => async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Ok + "Content-Length: 100\r\n\r\nstart");
            connection.Reset();
        },
        "is silent" => connection => Task.Delay(Timeout.Infinite, connection.Stop),
        "drips" => async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Ok + "Content-Length: 100000\r\n\r\n");
            await connection.DripAsync("x");
        },
        "informs without end" => async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.DripAsync("HTTP/1.1 103 Early Hints\r\n\r\n");
        },
        "floods the body" => async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync($"HTTP/1.1 500 Oh\r\nContent-Length: {TenMegabytes}\r\n\r\n");
            await connection.FloodAsync("x", TenMegabytes);
        },
        "floods the headers" => async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Ok);
            await connection.FloodAsync("x-flood: 0123456789abcdef\r\n", TenMegabytes);
        },
        "sends garbled chunks" => Answering(Ok + "Transfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n"),
        "speaks something else" => Answering("SSH-2.0-OpenSSH_9.2\r\n\r\n"),
        "redirects to metadata" => Answering(
            "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest/meta-data/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
        "asks for patience" => Answering("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
        "asks for a minute" => Answering("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 60\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
        "answers before it reads" => connection => connection.SendAsync("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
        _ => throw new ArgumentException(name, nameof(name)),
    };

    private static Func<HostileConnection, Task> Answering(string answer) => async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(answer);
    };
}
