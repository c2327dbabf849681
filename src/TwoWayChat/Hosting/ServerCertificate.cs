using System.Security.Cryptography.X509Certificates;

namespace TwoWayChat.Hosting;

/// <summary>The certificate of HTTPS.</summary>
/// <param name="Own">With its private key.</param>
/// <param name="Chain">What its file holds besides: clients know the root alone, and are sent those between.</param>
internal sealed record ServerCertificate(X509Certificate2 Own, X509Certificate2Collection Chain);
