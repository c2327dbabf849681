using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using TwoWayChat.Hosting;
using TwoWayChat.Load.Seeding;

namespace TwoWayChat.Load.Driving;

/// <summary>Speaks to the API as a company's back end does. The server may move: every call says where it is.</summary>
internal sealed class ApiClient : IDisposable
{
    private readonly HttpClient http;
    private int refused;
    private int refusedBadly;

    public ApiClient(LoadUser user, TimeSpan? timeout = null)
    {
        http = new HttpClient(new SocketsHttpHandler { UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(2) })
        {
            Timeout = timeout ?? TimeSpan.FromSeconds(10),
        };
        var credentials = Encoding.UTF8.GetBytes($"{user.SignInName}:{Seed.Password}");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
    }

    /// <summary>Texts that the server did not want now, and said so.</summary>
    public int Refused => refused;

    /// <summary>Those of them that did not say when to come again.</summary>
    public int RefusedBadly => refusedBadly;

    /// <summary>A text comes in; null where the server did not say that it has it, and it has to be sent again.</summary>
    public async Task<AcceptedText?> TryTextAsync(Uri server, PlannedText text, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.PostAsync(At(server, "simulator/messages"), Body(text), cancellationToken);
            if (answer.StatusCode == HttpStatusCode.Accepted)
            {
                return await answer.Content.ReadFromJsonAsync<AcceptedText>(cancellationToken);
            }

            if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests))
            {
                throw new InvalidOperationException(
                    $"A text was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
            }

            Interlocked.Increment(ref refused);
            Interlocked.Add(ref refusedBadly, answer.Headers.RetryAfter is null ? 1 : 0);
            return null;
        }
        catch (Exception error) when (IsUnreachable(error, cancellationToken))
        {
            return null;
        }
    }

    /// <summary>Registers a user, and answers with the session's id.</summary>
    public async Task<string> RegisterAsync(Uri server, LoadUser user)
    {
        using var answer = await http.PostAsJsonAsync(At(server, "integration/"), new { user = user.SignInName });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    public async Task DeregisterAsync(Uri server, string sessionId)
    {
        using var answer = await http.DeleteAsync(At(server, $"integration/{sessionId}"));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What a GET answers with. Throws where it fails.</summary>
    public async Task<JsonElement> GetAsync(Uri server, string path) => await http.GetFromJsonAsync<JsonElement>(At(server, path));

    /// <summary>Whether the server answers at all; it then knows the password.</summary>
    public async Task<bool> AnswersAsync(Uri server, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(At(server, "integration/?limit=1"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception error) when (IsUnreachable(error, cancellationToken))
        {
            return false;
        }
    }

    public void Dispose() => http.Dispose();

    private static Uri At(Uri server, string path) => new(server, $"{ApiPaths.Base}/{path}");

    private static ByteArrayContent Body(PlannedText text)
    {
        var json = $$"""{"from":"{{text.From}}","to":"{{text.To.SenderAddress}}","text":"{{text.Key}}","providerMessageId":"{{text.Key}}"}""";
        return new ByteArrayContent(Encoding.UTF8.GetBytes(json)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }

    /// <summary>Refused, reset, cut off in the middle, or no answer in time.</summary>
    private static bool IsUnreachable(Exception error, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && error is HttpRequestException { StatusCode: null } or IOException or OperationCanceledException or JsonException;
}
