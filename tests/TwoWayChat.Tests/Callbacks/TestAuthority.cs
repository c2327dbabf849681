using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>A certificate authority that nobody knows.</summary>
internal sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddDays(-1);
    private static readonly DateTimeOffset End = Start.AddDays(30);

    private readonly ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TestAuthority()
    {
        var request = new CertificateRequest("CN=Test authority", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        Certificate = request.CreateSelfSigned(Start, End);
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>
    /// A server certificate for <paramref name="name"/>, with its private key; it names <paramref name="url"/> as the place of its issuer and of OCSP.
    /// </summary>
    public X509Certificate2 Issue(string name, Uri? url = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        if (url is not null)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([url.ToString()], [url.ToString()]));
        }

        using var issued = request.Create(Certificate, Start, End, RandomNumberGenerator.GetBytes(16));
        using var whole = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose()
    {
        Certificate.Dispose();
        authorityKey.Dispose();
    }
}
