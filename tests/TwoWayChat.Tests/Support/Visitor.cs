using System.Net;
using System.Text.RegularExpressions;

namespace TwoWayChat.Tests.Support;

/// <summary>Somebody at the static pages: keeps cookies, fills forms in as a browser does, follows no redirect.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient client;

    public Visitor(TestServer server) => client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies })
    {
        BaseAddress = server.Address,
    };

    public CookieContainer Cookies { get; } = new();

    /// <summary>What goes along with every request.</summary>
    public System.Net.Http.Headers.HttpRequestHeaders Headers => client.DefaultRequestHeaders;

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(path);

    /// <summary>Posts as it is, without a form's hidden fields.</summary>
    public Task<HttpResponseMessage> PostBareAsync(string path, params (string Name, string Value)[] fields) => client.PostAsync(path, Form(fields));

    /// <summary>Opens the page and posts its form with these fields and the hidden ones.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var html = await client.GetStringAsync(path);
        var hidden = Hidden().Matches(html).Select(match => (match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value)));
        return await client.PostAsync(path, Form([.. hidden, .. fields]));
    }

    /// <summary>Signs in; true when it worked.</summary>
    public async Task<bool> SignInAsync(TestUser user, string? password = null)
    {
        using var answer = await PostAsync("/sign-in", ("user", user.SignInName), ("password", password ?? user.Password));
        return answer.StatusCode == HttpStatusCode.Redirect;
    }

    /// <summary>Whether a page that asks for a sign-in is shown.</summary>
    public async Task<bool> IsSignedInAsync()
    {
        using var answer = await GetAsync("/profile");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    public void Dispose() => client.Dispose();

    private static FormUrlEncodedContent Form(IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Hidden();
}
