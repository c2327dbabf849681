using System.Net;
using System.Net.Sockets;
using System.Text;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>What is refused when the configuration is saved, and how that is said.</summary>
public sealed class ChatApiConfigFormTests
{
    [Theory]
    [OnBothDatabases("""{"enabled":"yes"}""", "enabled INVALID_VALUE")]
    [OnBothDatabases("""{"delivery":"PUSHED"}""", "delivery INVALID_VALUE")]
    [OnBothDatabases("""{"delivery":1}""", "delivery INVALID_VALUE")]
    [OnBothDatabases("""{"callbackOrder":"RANDOM"}""", "callbackOrder INVALID_VALUE")]
    [OnBothDatabases("""{"callbackUrl":7}""", "callbackUrl INVALID_VALUE")]
    [OnBothDatabases("""{"callbackUrl":""}""", "callbackUrl INVALID_URL")]
    [OnBothDatabases("""{"eventTypes":"message.received"}""", "eventTypes INVALID_VALUE")]
    [OnBothDatabases("""{"eventTypes":["message.received","message.recieved"]}""", "eventTypes UNKNOWN_EVENT_TYPE")]
    [OnBothDatabases("""{"eventTypes":["session.created"]}""", "eventTypes UNKNOWN_EVENT_TYPE")]
    [OnBothDatabases("""{"eventTypes":["callback.test"]}""", "eventTypes UNKNOWN_EVENT_TYPE")]
    [OnBothDatabases("""{"eventTypes":[null]}""", "eventTypes UNKNOWN_EVENT_TYPE")]
    [OnBothDatabases("""{"receiver":"user:password"}""", "receiver INVALID_VALUE")]
    [OnBothDatabases("""{"receiver":{}}""", "receiver.user REQUIRED", "receiver.password REQUIRED")]
    [OnBothDatabases("""{"receiver":{"user":"a"}}""", "receiver.password REQUIRED")]
    [OnBothDatabases("""{"receiver":{"password":"a"}}""", "receiver.user REQUIRED")]
    [OnBothDatabases("""{"receiver":{"user":" ","password":"a"}}""", "receiver.user REQUIRED")]
    [OnBothDatabases("""{"receiver":{"user":"a:b","password":"a"}}""", "receiver.user INVALID_CHARACTER")]
    [OnBothDatabases("""{"receiver":{"user":"a","password":"a\nb"}}""", "receiver.password INVALID_CHARACTER")]
    [OnBothDatabases("""{"callbackUrl":"x","eventTypes":["y"],"receiver":{"user":"\u0000"}}""",
        "eventTypes UNKNOWN_EVENT_TYPE", "receiver.user INVALID_CHARACTER", "callbackUrl INVALID_URL")]
    public async Task Save_BadForm_IsRefusedWithItsFields(DatabaseKind kind, string body, params string[] errors)
    {
        using var client = await ManagerAsync(kind);

        var answer = await PutAsync(client, body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe(errors);
        (await client.DoAsync("GET", ConfigScene.Path)).ETag.ShouldBe("\"2\"");
    }

    [Theory, OnBothDatabases]
    public async Task Save_LongCredentials_EndAt255Characters(DatabaseKind kind)
    {
        using var client = await ManagerAsync(kind);
        var (fits, exceeds) = (new string('ä', 255), new string('ä', 256));

        (await client.CallAsync("PUT", ConfigScene.Path, new { receiver = new { user = exceeds, password = exceeds } })).Errors
            .ShouldBe(["receiver.user TOO_LONG", "receiver.password TOO_LONG"]);

        (await client.DoAsync("PUT", ConfigScene.Path, new { receiver = new { user = fits, password = fits } })).Json["receiver"]!["user"]!
            .GetValue<string>().ShouldBe(fits);
    }

    [Theory]
    [OnBothDatabases("")]
    [OnBothDatabases("null")]
    [OnBothDatabases("[]")]
    [OnBothDatabases("""{"enabled":true""")]
    [OnBothDatabases("""{"enabled":true,"enabled":false}""")]
    public async Task Save_NoObject_IsRefused(DatabaseKind kind, string body)
    {
        using var client = await ManagerAsync(kind);

        (await PutAsync(client, body)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [OnBothDatabases("http://crm.example/", "HTTPS_REQUIRED", "A callback URL must begin with https://.")]
    [OnBothDatabases("crm.example", "INVALID_URL", "Enter an absolute URL such as https://crm.example.com/callbacks.")]
    [OnBothDatabases("https://u:p@crm.example/", "CREDENTIALS_IN_URL", "Leave user and password out of the URL; enter them as the receiver's credentials.")]
    [OnBothDatabases("https://internal.example/", "ADDRESS_NOT_ALLOWED", "internal.example points to a private address, where callbacks may not go.")]
    [OnBothDatabases("https://127.0.0.1/", "ADDRESS_NOT_ALLOWED", "127.0.0.1 points to a loopback address, where callbacks may not go.")]
    [OnBothDatabases("https://169.254.169.254/latest", "ADDRESS_NOT_ALLOWED",
        "169.254.169.254 points to a metadata address of a cloud, where callbacks may not go.")]
    [OnBothDatabases("https://typo.example/", "NAME_NOT_RESOLVED", "The name typo.example was not found. Check it for typing errors.")]
    public async Task Save_UrlThatMayNotBeCalled_SaysWhy(DatabaseKind kind, string url, string code, string message)
    {
        await using var scene = await ConfigScene.StartAsync(kind, StrictOptions);

        var answer = await scene.Client.CallAsync("PUT", ConfigScene.Path, new { callbackUrl = url });

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        var error = answer.Json["errors"]!.AsArray().ShouldHaveSingleItem()!;
        error["field"]!.GetValue<string>().ShouldBe("callbackUrl");
        error["code"]!.GetValue<string>().ShouldBe(code);
        error["message"]!.GetValue<string>().ShouldBe(message);
    }

    [Theory, OnBothDatabases]
    public async Task Save_PublicUrl_IsStoredInCanonicalForm(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind, StrictOptions);

        (await scene.SaveAsync(new { callbackUrl = "HTTPS://CRM.example:443" }))["callbackUrl"].ShouldBe("https://crm.example/");
    }

    [Theory]
    [OnBothDatabases("GET", "chat-api-config")]
    [OnBothDatabases("PUT", "chat-api-config")]
    [OnBothDatabases("POST", "chat-api-config/secret")]
    [OnBothDatabases("POST", "chat-api-config/test")]
    [OnBothDatabases("GET", "deliveries")]
    public async Task Routes_OfTheConfiguration_AreForGlobalManagersAlone(DatabaseKind kind, string method, string path)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        foreach (var (role, status) in new[]
        {
            (Role.Agent, HttpStatusCode.Forbidden), (Role.PropertyManager, HttpStatusCode.Forbidden), (Role.GlobalManager, HttpStatusCode.OK),
        })
        {
            using var client = server.As(await server.Seed.AddUserAsync(company, role));
            var answer = await client.CallAsync(method, path, method == "PUT" ? new { } : null);
            answer.Status.ShouldBe(path.EndsWith("test", StringComparison.Ordinal) && status == HttpStatusCode.OK ? HttpStatusCode.Conflict : status);
        }

        (await server.Anonymous.CallAsync(method, path)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    /// <summary>The rules of a server on the Internet, with a small one of its own.</summary>
    private static TestServerOptions StrictOptions => new()
    {
        Services = services => services.AddSingleton<NameResolver>((host, _) => host switch
        {
            "crm.example" => Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8")]),
            "internal.example" => Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8"), IPAddress.Parse("10.0.0.7")]),
            _ => throw new SocketException((int)SocketError.HostNotFound),
        }),
    };

    private static async Task<HttpClient> ManagerAsync(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        return server.As(await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.GlobalManager));
    }

    private static async Task<ApiAnswer> PutAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PutAsync(ConfigScene.Path, content);
        return new ApiAnswer(answer.StatusCode, await answer.Content.ReadAsStringAsync(), null, null);
    }
}
