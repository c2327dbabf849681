using System.Text.Json;
using TwoWayChat.Load.Seeding;

namespace TwoWayChat.Load.Inboxes;

/// <summary>
/// An inbox that is open in a browser, as far as the server can tell: a real circuit, whose drawings are confirmed and whose calls of scripts are answered,
/// but never drawn.
/// </summary>
internal sealed class LightInbox : IAsyncDisposable
{
    private const string Start = "start";
    private const int Invocation = 1;
    private const int Completion = 3;
    private const int NonVoidResult = 3;
    private const int ScriptObject = 1;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly LivePage page;
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource shown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HubSocket? hub;
    private long batches;
    private int objects;

    private LightInbox(LivePage page) => this.page = page;

    /// <summary>Drawings that have come so far.</summary>
    public long Batches => Interlocked.Read(ref batches);

    /// <summary>Whether its circuit is still there.</summary>
    public bool IsOpen => hub is { IsOpen: true };

    /// <summary>Opens it and waits until it shows its chats.</summary>
    public static async Task<LightInbox> OpenAsync(Uri server, LoadUser user, string path)
    {
        var inbox = new LightInbox(await LivePage.SignInAsync(server, user, path));
        using var limit = new CancellationTokenSource(Limit);
        inbox.hub = await HubSocket.OpenAsync(server, inbox.page.Cookies, inbox.TakeAsync, limit.Token);
        await inbox.CallAsync(Start, "StartCircuit", $"{server}", $"{inbox.page.Address}", "[]", "");
        await inbox.started.Task.WaitAsync(limit.Token);
        await inbox.CallAsync(null, "UpdateRootComponents", inbox.page.Operations, inbox.page.State);
        await inbox.shown.Task.WaitAsync(limit.Token);
        return inbox;
    }

    public async ValueTask DisposeAsync() => await (hub?.DisposeAsync() ?? ValueTask.CompletedTask);

    private Task CallAsync(string? id, string target, params object?[] arguments) => hub!.SendAsync(HubWriter.OfCall(id, target, arguments));

    private Task TakeAsync(ReadOnlyMemory<byte> message)
    {
        var reader = new HubReader(message.Span);
        reader.Array();
        return reader.Number() switch
        {
            Invocation => Called(ref reader),
            Completion => Completed(ref reader),
            _ => Task.CompletedTask,
        };
    }

    private Task Completed(ref HubReader reader)
    {
        reader.SkipHeaders();
        reader.Text();
        if (reader.Number() != NonVoidResult || reader.Text() is null)
        {
            started.TrySetException(new InvalidDataException("The server does not start a circuit"));
        }

        started.TrySetResult();
        return Task.CompletedTask;
    }

    private Task Called(ref HubReader reader)
    {
        reader.SkipHeaders();
        reader.Text();
        var target = reader.Text();
        reader.Array();
        switch (target)
        {
            case "JS.RenderBatch":
                return Drawn(reader.Number(), reader.Bytes());
            case "JS.BeginInvokeJS":
                return AnswerAsync(reader.Number(), reader.Text()!, reader.Text(), reader.Number());
            case "JS.Error":
                shown.TrySetException(new InvalidDataException($"The circuit has failed: {reader.Text()}"));
                return Task.CompletedTask;
            default:
                return Task.CompletedTask;
        }
    }

    private Task Drawn(long batch, ReadOnlySpan<byte> drawing)
    {
        Interlocked.Increment(ref batches);
        if (drawing.IndexOf("chat-row "u8) >= 0)
        {
            shown.TrySetResult();
        }

        return CallAsync(null, "OnRenderCompleted", batch, null);
    }

    /// <summary>Says what the page's scripts would; the inbox's own then tells that the page is seen.</summary>
    private async Task AnswerAsync(long call, string identifier, string? arguments, long resultType)
    {
        var result = (identifier, resultType) switch
        {
            ("zone", _) => """{"name":"Etc/UTC","minutesEast":0}""",
            ("hasComeBack", _) => "false",
            (_, ScriptObject) => $$"""{"__jsObjectId":{{Interlocked.Increment(ref objects)}}}""",
            _ => "null",
        };
        if (call != 0)
        {
            await CallAsync(null, "EndInvokeJSFromDotNet", call, true, $"[{call},true,{result}]");
        }

        if (identifier == "watch")
        {
            await CallAsync(null, "BeginInvokeDotNetFromJS", "1", null, "ShowAsync", InboxOf(arguments!), "[true,true]");
        }
    }

    /// <summary>The server's object behind the inbox: the second argument.</summary>
    private static long InboxOf(string arguments)
    {
        using var json = JsonDocument.Parse(arguments);
        return json.RootElement[1].GetProperty("__dotNetObject").GetInt64();
    }
}
