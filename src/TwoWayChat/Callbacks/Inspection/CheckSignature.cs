using System.Security.Cryptography;
using System.Text;
using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Companies;
using TwoWayChat.Security;

namespace TwoWayChat.Callbacks.Inspection;

/// <summary>Verifies a request as Standard Webhooks 1.0 asks receivers to, with the secrets that are live now.</summary>
internal sealed class CheckSignature(ChatApiConfigStore configs, Secrets secrets, TimeProvider time)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>The verdict; null where there is no such company here.</summary>
    /// <param name="companyId">The company that the body names.</param>
    /// <param name="headers">Names without case.</param>
    /// <param name="body">As it came.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    public async Task<SignatureVerdict?> RunAsync(
        string? companyId, IReadOnlyDictionary<string, string> headers, byte[] body, CancellationToken cancellationToken)
    {
        var config = companyId is null ? null : await configs.FindAsync(companyId, cancellationToken);
        if (config is null)
        {
            return null;
        }

        return ConfiguredEndpoint.Of(config, secrets) is { } endpoint ? Check(endpoint, headers, body) : SignatureVerdict.NoSecret;
    }

    private SignatureVerdict Check(LaneConfig endpoint, IReadOnlyDictionary<string, string> headers, byte[] body)
    {
        if (!headers.TryGetValue(CallbackHeaders.Id, out var id)
            || !headers.TryGetValue(CallbackHeaders.Signature, out var signatures)
            || !long.TryParse(headers.GetValueOrDefault(CallbackHeaders.Timestamp), out var timestamp))
        {
            return SignatureVerdict.Missing;
        }

        var now = time.GetUtcNow();
        if (!endpoint.SecretsAt(now.ToUnixTimeMilliseconds()).Any(secret => Holds(Signature.Compute(id, timestamp, body, [secret]), signatures)))
        {
            return SignatureVerdict.Invalid;
        }

        return Math.Abs(now.ToUnixTimeSeconds() - timestamp) <= Tolerance.TotalSeconds ? SignatureVerdict.Valid : SignatureVerdict.Late;
    }

    private static bool Holds(string expected, string signatures) => signatures.Split(' ').Any(
        signature => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(expected)));
}
