using System.Text;
using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;

namespace TwoWayChat.Callbacks.Inspection;

/// <summary>Where the inspector takes callbacks: on the server's own port, from this machine alone, and only where the setting asks for it.</summary>
internal static class InspectorApi
{
    /// <summary>The callback URL's path; the page that shows what came stands at the same.</summary>
    public const string Path = "/inspector";

    /// <summary>Largest body, bytes.</summary>
    public const int MostBytes = 64 * 1024;

    // The page's endpoint takes any POST to its path for a form.
    private const int BeforeThePage = -1;

    public static void MapInspector(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<InspectorOptions>>().Value.Inspector)
        {
            app.MapPost(Path, ReceiveAsync).AllowAnonymous().WithOrder(BeforeThePage).ExcludeFromDescription();
        }
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, Inspector inspector, CheckSignature signatures, TimeProvider time)
    {
        if (!LocalRequest.Is(context))
        {
            return TypedResults.NotFound();
        }

        var receivedAt = time.GetUtcNow().ToUnixTimeMilliseconds();
        if (await ReadAsync(context.Request, context.RequestAborted) is not { } body)
        {
            return Answer(StatusCodes.Status413PayloadTooLarge);
        }

        var headers = context.Request.Headers.ToDictionary(header => header.Key, Shown, StringComparer.OrdinalIgnoreCase);
        var envelope = InspectedEnvelope.Parse(body);
        if (await signatures.RunAsync(envelope.CompanyId, headers, body, context.RequestAborted) is not { } verdict)
        {
            return TypedResults.Text("This is no callback of a company here.", statusCode: StatusCodes.Status400BadRequest);
        }

        var answer = inspector.Receive(
            envelope.CompanyId!, new InspectedRequest(receivedAt, headers, Encoding.UTF8.GetString(body), envelope, verdict));
        await Task.Delay(answer.Delay, time, context.RequestAborted);
        return Answer(answer.Status);
    }

    /// <summary>A refusal has words of its own, which keep the browser's error pages away from it; a 204 may have none.</summary>
    private static IResult Answer(int status) =>
        status < StatusCodes.Status400BadRequest ? TypedResults.StatusCode(status) : TypedResults.Text("The inspector does not take this.", statusCode: status);

    /// <summary>The whole body; null where it is larger than <see cref="MostBytes"/>.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[MostBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > MostBytes ? null : buffer[..length];
    }

    private static string Shown(KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> header) =>
        header.Key.Equals("authorization", StringComparison.OrdinalIgnoreCase) ? $"{header.Value.ToString().Split(' ')[0]} …" : header.Value.ToString();
}
