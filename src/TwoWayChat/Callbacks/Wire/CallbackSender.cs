using System.Net;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>
/// Sends callbacks. One instance serves all endpoints; it decides nothing about repetition, it only says what happened.
/// </summary>
internal sealed class CallbackSender(CallbackOptions options, AddressPolicy policy, HttpMessageHandler handler, TimeProvider time) : IDisposable
{
    // HttpClient would add a second timeout and its own buffering.
    private readonly HttpMessageInvoker http = new(handler, disposeHandler: true);

    /// <summary>Makes one attempt, which ends at the latest with <see cref="CallbackOptions.Deadline"/>. Whatever the receiver does is an answer.</summary>
    /// <exception cref="OperationCanceledException">The caller aborted; the event may have arrived all the same.</exception>
    public async Task<CallbackAnswer> SendAsync(CallbackRequest request, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var deadline = new CancellationTokenSource(options.Deadline, time);
        await using var abort = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), deadline);
        var answer = Forbidden(request.Url) ?? await ExchangeAsync(request, deadline.Token);
        if (answer.Error is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return answer with { Duration = time.GetElapsedTime(started) };
    }

    public void Dispose() => http.Dispose();

    private async Task<CallbackAnswer> ExchangeAsync(CallbackRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var message = CallbackMessage.Of(request, time.GetUtcNow());
            using var response = await http.SendAsync(message, cancellationToken);
            return await ReadAsync(response, cancellationToken);
        }
        catch (HttpRequestException failure) when (failure.InnerException is AddressBlockedException blocked)
        {
            return Blocked(AnswerError.AddressNotAllowed, blocked.Reason);
        }
        catch (Exception failure) when (AnswerError.Explains(failure))
        {
            return new CallbackAnswer { Kind = AnswerKind.EndpointTrouble, Error = AnswerError.Of(failure) };
        }
    }

    private async Task<CallbackAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var wait = RetryAfter.Of(response.Headers, time.GetUtcNow());
        var body = await AnswerBody.ReadAsync(response.Content, cancellationToken);
        var kind = body.Error is null ? AnswerTable.KindOf(status, wait is not null) : AnswerKind.EndpointTrouble;
        return new CallbackAnswer
        {
            Kind = kind,
            Status = status,
            Error = body.Error,
            RetryAfter = kind == AnswerKind.Overload ? wait : null,
            Text = body.Text,
        };
    }

    // Settings may have become stricter since the URL was saved. Behind a proxy the connector sees only the proxy.
    private CallbackAnswer? Forbidden(Uri url)
    {
        if (!options.AllowHttp && url.Scheme != Uri.UriSchemeHttps)
        {
            return Blocked(AnswerError.HttpsRequired, "The callback URL must begin with https://.");
        }

        if (options.Proxy is not null && IPAddress.TryParse(url.IdnHost, out var address) && policy.Check(address) is { IsAllowed: false } verdict)
        {
            return Blocked(AnswerError.AddressNotAllowed, verdict.Explain(url.Host));
        }

        return null;
    }

    private static CallbackAnswer Blocked(string error, string reason) => new() { Kind = AnswerKind.Blocked, Error = error, Reason = reason };
}
