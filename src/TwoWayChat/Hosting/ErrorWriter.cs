using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Hosting;

/// <summary>
/// Gives every refusal under the API's path the one error envelope: refusals of our own, those of the framework (404, 405, 413, 415) and bugs,
/// which say nothing but that they are one.
/// </summary>
internal sealed partial class ErrorWriter(RequestDelegate next, TimeProvider time, ILogger<ErrorWriter> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!ApiPaths.IsApi(context) && !ControlSocket.IsLocal(context))
        {
            await next(context);
            return;
        }

        var refusal = await RunAsync(context);
        if (refusal is not null && !context.Response.HasStarted)
        {
            await WriteAsync(context, refusal);
        }
    }

    private async Task<ApiException?> RunAsync(HttpContext context)
    {
        try
        {
            await next(context);
            return IsBareRefusal(context.Response) ? ApiException.OfStatus(context.Response.StatusCode) : null;
        }
        catch (ApiException refusal)
        {
            return refusal;
        }
        catch (BadHttpRequestException error)
        {
            return ApiException.OfStatus(error.StatusCode);
        }
        catch (StorageUnavailableException error)
        {
            LogUnavailable(logger, error);
            return ApiException.Unavailable();
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
#pragma warning disable CA1031 // The last border before the client: a bug is logged here and told as a 500 without detail.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogBug(logger, error, context.Request.Method, context.GetEndpoint()?.DisplayName);
            return ApiException.OfStatus(500);
        }
    }

    private static bool IsBareRefusal(HttpResponse response) =>
        response is { StatusCode: >= 400, HasStarted: false, ContentLength: null, ContentType: null };

    private async Task WriteAsync(HttpContext context, ApiException refusal)
    {
        var response = context.Response;
        var allow = response.Headers.Allow;
        response.Clear();
        response.StatusCode = refusal.Status;
        AddHeaders(response, refusal, allow);
        var body = new ErrorBody(
            time.GetUtcNow().ToUnixTimeMilliseconds(), refusal.Status, refusal.Reason, refusal.Message, AskedPath(context))
        {
            Errors = refusal.Errors.Count > 0 ? refusal.Errors : null,
        };
        response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(response.Body, With(body, refusal.More), WireJson.Options, context.RequestAborted);
    }

    private static JsonObject With(ErrorBody body, (string Name, object Value)? more)
    {
        var members = JsonSerializer.SerializeToNode(body, WireJson.Options)!.AsObject();
        if (more is { } one)
        {
            members[one.Name] = JsonSerializer.SerializeToNode(one.Value, WireJson.Options);
        }

        return members;
    }

    private static void AddHeaders(HttpResponse response, ApiException refusal, Microsoft.Extensions.Primitives.StringValues allow)
    {
        response.Headers.CacheControl = "no-store";
        if (refusal.Status == 401)
        {
            response.Headers.WWWAuthenticate = "Basic realm=\"Chat API\", charset=\"UTF-8\"";
        }

        if (refusal.Status == 405)
        {
            response.Headers.Allow = allow;
        }

        if (refusal.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString();
        }

        if (refusal.Status >= 500)
        {
            response.Headers["Trace-Id"] = Activity.Current?.TraceId.ToString() ?? response.HttpContext.TraceIdentifier;
        }
    }

    /// <summary>The path as it stood in the request line, still escaped and with its slash.</summary>
    private static string AskedPath(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var path = target.Split('?', 2)[0];
        return path.StartsWith('/') ? path : context.Request.Path.Value ?? "/";
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Endpoint} failed")]
    private static partial void LogBug(ILogger logger, Exception error, string method, string? endpoint);

    [LoggerMessage(LogLevel.Error, "A request was refused because storage is unavailable")]
    private static partial void LogUnavailable(ILogger logger, Exception error);
}
