using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TwoWayChat.Load.Seeding;

namespace TwoWayChat.Load.Inboxes;

/// <summary>A page as its HTML comes, before a circuit brings it to life.</summary>
/// <param name="Address">Where it was got.</param>
/// <param name="Cookies">Of the browser that is signed in.</param>
/// <param name="Operations">What has the circuit draw the components that the HTML names.</param>
/// <param name="State">What the server wants back from the page.</param>
internal sealed partial record LivePage(Uri Address, CookieContainer Cookies, string Operations, string State)
{
    /// <summary>Signs in by the form, as a browser does, and is led to <paramref name="path"/>.</summary>
    public static async Task<LivePage> SignInAsync(Uri server, LoadUser user, string path)
    {
        var cookies = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = server, Timeout = TimeSpan.FromMinutes(2) };
        var form = new Uri($"/sign-in?ReturnUrl={Uri.EscapeDataString(path)}", UriKind.Relative);
        var token = TokenField().Match(await http.GetStringAsync(form)).Groups["token"].Value;
        using var fields = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("_handler", "sign-in"),
            KeyValuePair.Create("__RequestVerificationToken", WebUtility.HtmlDecode(token)),
            KeyValuePair.Create("user", user.SignInName),
            KeyValuePair.Create("password", Seed.Password),
        ]);
        using var answer = await http.PostAsync(form, fields);
        answer.EnsureSuccessStatusCode();
        return Read(new Uri(server, path), cookies, await answer.Content.ReadAsStringAsync());
    }

    private static LivePage Read(Uri address, CookieContainer cookies, string html)
    {
        var markers = Marker().Matches(html).Select(match => JsonNode.Parse(match.Groups["marker"].Value)).ToList();
        if (markers.Count == 0)
        {
            throw new InvalidDataException($"{address} names no component that is drawn live: is the user signed in?");
        }

        var adds = markers.Select((marker, index) => (JsonNode)new JsonObject { ["type"] = "add", ["ssrComponentId"] = index + 1, ["marker"] = marker });
        var operations = new JsonObject { ["batchId"] = 1, ["operations"] = new JsonArray([.. adds]) };
        return new LivePage(address, cookies, operations.ToJsonString(), StateComment().Match(html).Groups["state"].Value);
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenField();

    [GeneratedRegex("<!--Blazor:(?<marker>{.+?})-->", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.+?)-->", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StateComment();
}
