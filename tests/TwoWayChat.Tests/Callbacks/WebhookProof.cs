using System.Security.Cryptography;
using System.Text;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>Verifies a callback as a receiver would (Standard Webhooks 1.0), without the product's own signing.</summary>
internal static class WebhookProof
{
    /// <summary>Whether the only request was signed with <paramref name="secret"/>.</summary>
    public static bool IsSignedBy(IReadOnlyList<ReceivedCallback> received, string secret) => IsSignedBy(received.ShouldHaveSingleItem(), secret);

    public static bool IsSignedBy(ReceivedCallback received, string secret) =>
        received.Header("webhook-signature")!.Split(' ').Contains($"v1,{Mac(received, secret)}");

    private static string Mac(ReceivedCallback received, string secret)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{received.Header("webhook-id")}.{received.Header("webhook-timestamp")}."), .. received.Body];
        return Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed));
    }
}
