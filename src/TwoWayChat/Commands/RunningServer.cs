using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;

namespace TwoWayChat.Commands;

/// <summary>Asks the server that runs on a data folder, by its local socket.</summary>
internal static class RunningServer
{
    /// <summary>What the server says; null where none runs. Throws the refusal it answers with.</summary>
    public static async Task<CommandAnswer?> AskAsync<TRequest>(string folder, string path, TRequest request, CancellationToken cancellationToken)
    {
        if (!File.Exists(DataFolder.SocketIn(folder)))
        {
            return null;
        }

        using var client = ControlSocket.Client(folder);
        try
        {
            using var answer = await client.PostAsJsonAsync(path, request, WireJson.Options, cancellationToken);
            return answer.IsSuccessStatusCode
                ? await answer.Content.ReadFromJsonAsync<CommandAnswer>(WireJson.Options, cancellationToken)
                : throw await RefusalAsync(answer, cancellationToken);
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return null; // A killed server leaves its socket behind.
        }
    }

    private static async Task<ApiException> RefusalAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var body = await answer.Content.ReadFromJsonAsync<ErrorBody>(WireJson.Options, cancellationToken);
        return ApiException.BadRequest(body!.Message, body.Errors ?? []);
    }
}
