using System.Net;
using System.Net.Http.Json;

namespace TwoWayChat.Tests.Support;

/// <summary>The receiver is an instrument of other tests, so it is tested itself.</summary>
public class CallbackReceiverTests
{
    [Fact]
    public async Task Receiver_Scripted_AnswersInOrderAndKeepsRequests()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        receiver.Script(CallbackAnswer.Status(503, ("Retry-After", "7")), CallbackAnswer.Ok);
        using var client = new HttpClient();

        var first = await client.PostAsJsonAsync(receiver.Url, new { sequence = 1 });
        var second = await client.PostAsJsonAsync(receiver.Url, new { sequence = 2 });

        first.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        first.Headers.RetryAfter!.ToString().ShouldBe("7");
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        receiver.Received.Select(one => one.Text).ShouldBe(["""{"sequence":1}""", """{"sequence":2}"""]);
        (await receiver.WaitForAsync(one => one.Json["sequence"]!.GetValue<int>() == 2)).Number.ShouldBe(2);
    }

    [Theory]
    [InlineData(nameof(CallbackAnswer.Close))]
    [InlineData(nameof(CallbackAnswer.Reset))]
    public async Task Receiver_BreakingOff_FailsTheRequest(string answer)
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        receiver.Otherwise = _ => answer == nameof(CallbackAnswer.Close) ? CallbackAnswer.Close : CallbackAnswer.Reset;
        using var client = new HttpClient();

        await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync(receiver.Url));

        receiver.Received.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Receiver_Holding_AnswersOnceReleased()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        var released = new TaskCompletionSource();
        receiver.Script(CallbackAnswer.Held(released.Task), CallbackAnswer.Hang);
        using var client = new HttpClient();

        var held = client.GetAsync(receiver.Url);
        await receiver.WaitForCountAsync(1);
        held.IsCompleted.ShouldBeFalse();
        released.SetResult();
        (await held).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var impatient = new CancellationTokenSource();
        var hanging = client.GetAsync(receiver.Url, impatient.Token);
        await receiver.WaitForCountAsync(2);
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => hanging);
    }
}
