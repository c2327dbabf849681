// A callback receiver with ASP.NET Core alone: verifies, deduplicates, notices gaps.
// Usage: SECRET=whsec_... dotnet run Receiver.cs [PORT]
#:sdk Microsoft.NET.Sdk.Web
#:property PublishAot=false
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

var secret = Convert.FromBase64String(Environment.GetEnvironmentVariable("SECRET")!["whsec_".Length..]);
var tolerance = TimeSpan.FromMinutes(5);
var complete = new Dictionary<string, long>(); // session: everything up to this sequence has been applied
var early = new Dictionary<string, Dictionary<long, long>>(); // session: previousSequence to sequence of what came before its turn
var gate = new Lock();

var builder = WebApplication.CreateBuilder();
builder.Logging.ClearProviders();
var app = builder.Build();
app.Urls.Add($"http://127.0.0.1:{(args.Length > 0 ? args[0] : "0")}");
app.MapPost("/{**path}", async (HttpRequest request) =>
{
    using var body = new MemoryStream();
    await request.Body.CopyToAsync(body);
    if (!IsGenuine(request.Headers, body.ToArray()))
    {
        return Results.Unauthorized();
    }

    using var json = JsonDocument.Parse(body.ToArray());
    lock (gate)
    {
        Console.WriteLine($"{json.RootElement.GetProperty("type")} {json.RootElement.GetProperty("sequence")} {Take(json.RootElement)}");
    }

    return Results.NoContent();
});
await app.StartAsync();
Console.WriteLine($"LISTENING {new Uri(app.Urls.First()).Port}");
await app.WaitForShutdownAsync();

bool IsGenuine(IHeaderDictionary headers, byte[] body)
{
    if (!long.TryParse(headers["webhook-timestamp"], out var seconds)
        || (DateTimeOffset.UtcNow - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > tolerance)
    {
        return false;
    }

    var signed = Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.").Concat(body).ToArray();
    var expected = Encoding.ASCII.GetBytes("v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, signed)));
    return headers["webhook-signature"].ToString().Split(' ')
        .Any(given => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given), expected));
}

string Take(JsonElement envelope)
{
    if (envelope.GetProperty("sequence").ValueKind == JsonValueKind.Null)
    {
        return "test";
    }

    var session = envelope.GetProperty("sessionId").GetString()!;
    var sequence = envelope.GetProperty("sequence").GetInt64();
    if (!early.TryGetValue(session, out var waiting))
    {
        early[session] = waiting = [];
    }

    if (sequence <= complete.GetValueOrDefault(session) || waiting.ContainsValue(sequence))
    {
        return "again";
    }

    waiting[envelope.GetProperty("previousSequence").GetInt64()] = sequence; // This is where the work of applying it belongs.
    while (waiting.Remove(complete.GetValueOrDefault(session), out var next))
    {
        complete[session] = next;
    }

    return waiting.Count > 0 ? "gap" : "complete";
}
