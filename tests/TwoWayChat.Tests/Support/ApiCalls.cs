using System.Net;
using System.Net.Http.Json;

namespace TwoWayChat.Tests.Support;

/// <summary>One line per request.</summary>
internal static class ApiCalls
{
    /// <summary>Sends <paramref name="body"/> as JSON, if there is one.</summary>
    public static async Task<ApiAnswer> CallAsync(this HttpClient client, string method, string path, object? body = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : JsonContent.Create(body) };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        using var answer = await client.SendAsync(request);
        return new ApiAnswer(answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.ETag?.ToString(), answer.Headers.Location);
    }

    /// <summary>The same, where it must succeed.</summary>
    public static async Task<ApiAnswer> DoAsync(this HttpClient client, string method, string path, object? body = null, string? ifMatch = null)
    {
        var answer = await client.CallAsync(method, path, body, ifMatch);
        answer.Status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Accepted, HttpStatusCode.NoContent);
        return answer;
    }
}
