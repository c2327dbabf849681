using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Media;

/// <summary>What tests of media do with a shop.</summary>
internal static class Gallery
{
    /// <summary>Uploads content as it is.</summary>
    public static async Task<HttpResponseMessage> PostMediaAsync(
        this Shop shop, TestUser user, byte[] content, string? name = null, string type = "application/octet-stream", string? key = null)
    {
        using var client = shop.Server.As(user);
        using var request = new HttpRequestMessage(HttpMethod.Post, name is null ? "media" : $"media?fileName={Uri.EscapeDataString(name)}");
        request.Content = new ByteArrayContent(content);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await client.SendAsync(request);
    }

    /// <summary>The same, where it must succeed; the id.</summary>
    public static async Task<string> UploadAsync(this Shop shop, TestUser user, byte[] content, string? name = null)
    {
        using var answer = await shop.PostMediaAsync(user, content, name);
        return (string)(await shop.ReadAsync(answer, HttpStatusCode.Created))["id"]!;
    }

    /// <summary>Sends media into a chat; the message object.</summary>
    public static async Task<JsonObject> SendMediaAsync(this Shop shop, TestUser user, string chatId, params IReadOnlyList<string> media)
    {
        using var answer = await shop.PostAsync(user, $"chats/{chatId}/messages", new { media });
        return await shop.ReadAsync(answer, HttpStatusCode.Accepted);
    }

    /// <summary>What fetching media answers a user with.</summary>
    public static async Task<HttpResponseMessage> FetchAsync(this Shop shop, TestUser user, string mediaId, params (string Name, string Value)[] headers)
    {
        using var client = shop.Server.As(user);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"media/{mediaId}");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request);
    }

    /// <summary>The link of the message's first media.</summary>
    public static Uri LinkOf(JsonNode message) => new((string)message["media"]![0]!["url"]!);
}
