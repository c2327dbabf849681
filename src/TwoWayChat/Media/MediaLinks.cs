using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Media;

/// <summary>
/// Links that need no credentials, for receivers of callbacks: HMAC-SHA256 over company, media and end, under a key derived from the server's own. Who
/// holds one may fetch until it ends; nodes with the same master key honour one another's.
/// </summary>
internal sealed class MediaLinks(KeyFile keyFile, IServer listening, IOptions<ServerOptions> server, IOptions<MediaOptions> options, TimeProvider time)
{
    /// <summary>Where links lead.</summary>
    public const string Path = ApiPaths.Root + "/media";

    public const string Expires = "expires";
    public const string Signature = "signature";

    private static readonly string[] Wildcards = ["//0.0.0.0:", "//[::]:", "//*:", "//+:"];

    private readonly Lazy<byte[]> key = new(() => keyFile.Derive("media links"));

    /// <summary>The media with links that are good from now on.</summary>
    public IReadOnlyList<MessageMedia> Of(string companyId, IReadOnlyList<MediaBody> media) =>
        media.Count == 0 ? [] : [.. media.Select(one => new MessageMedia(one.Id, one.ContentType, one.SizeBytes, one.FileName, UrlOf(companyId, one.Id)))];

    /// <summary>What a message's row keeps of its media, with links.</summary>
    public IReadOnlyList<MessageMedia> OfRow(string companyId, string? kept) => kept is null ? [] : Of(companyId, MessageMedia.OfRow(kept));

    /// <summary>Looks at a link that came back.</summary>
    public LinkVerdict Judge(string companyId, string mediaId, string? expires, string? signature)
    {
        if (!long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var end) || signature is null)
        {
            return LinkVerdict.Forged;
        }

        var right = Encoding.ASCII.GetBytes(Sign(companyId, mediaId, end));
        if (!CryptographicOperations.FixedTimeEquals(right, Encoding.UTF8.GetBytes(signature)))
        {
            return LinkVerdict.Forged;
        }

        return end <= time.GetUtcNow().ToUnixTimeSeconds() ? LinkVerdict.Expired : LinkVerdict.Good;
    }

    private string UrlOf(string companyId, string mediaId)
    {
        var end = (time.GetUtcNow() + options.Value.LinkLifetime).ToUnixTimeSeconds();
        return string.Create(
            CultureInfo.InvariantCulture, $"{Origin()}{Path}/{companyId}/{mediaId}?{Expires}={end}&{Signature}={Sign(companyId, mediaId, end)}");
    }

    private string Sign(string companyId, string mediaId, long end) => Base64Url.EncodeToString(
        HMACSHA256.HashData(key.Value, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{companyId}\n{mediaId}\n{end}"))));

    /// <summary>The public address, or else one listened on; empty before the server listens, as in commands.</summary>
    private string Origin()
    {
        if (server.Value.PublicUrl is { Length: > 0 } named)
        {
            return named.TrimEnd('/');
        }

        return OriginOf(listening.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);
    }

    /// <summary>
    /// The best of the addresses that the server listens on: one of https before one of http, one that can be asked before one that stands for all of the
    /// machine, whose links are this machine's alone then.
    /// </summary>
    internal static string OriginOf(IEnumerable<string> addresses) => addresses
        .Where(address => !address.Contains("//unix:", StringComparison.Ordinal))
        .OrderBy(IsWildcard).ThenBy(address => address.StartsWith("http:", StringComparison.Ordinal)).ThenBy(address => address, StringComparer.Ordinal)
        .Select(address => IsWildcard(address) ? Wildcards.Aggregate(
            address, (origin, any) => origin.Replace(any, "//localhost:", StringComparison.Ordinal)) : address)
        .FirstOrDefault() ?? "";

    private static bool IsWildcard(string address) => Wildcards.Any(any => address.Contains(any, StringComparison.Ordinal));
}
