using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TwoWayChat.Data;

namespace TwoWayChat.Hosting;

/// <summary>The certificate of HTTPS: the one named in the settings, else one made for localhost at first start and kept.</summary>
internal static class LocalCertificate
{
    private const int LifetimeYears = 5;

    public static X509Certificate2 Load(ServerOptions options, string folder, TimeProvider time)
    {
        if (options.Certificate.Length == 0)
        {
            return LoadOrCreate(Path.Combine(folder, "https.pfx"), time);
        }

        if (options.CertificateKey.Length == 0)
        {
            return X509CertificateLoader.LoadPkcs12FromFile(options.Certificate, options.CertificatePassword);
        }

        using var pem = X509Certificate2.CreateFromPemFile(options.Certificate, options.CertificateKey);
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
    }

    private static X509Certificate2 LoadOrCreate(string path, TimeProvider time)
    {
        if (File.Exists(path))
        {
            var kept = X509CertificateLoader.LoadPkcs12FromFile(path, null);
            if (kept.NotAfter > time.GetLocalNow().DateTime)
            {
                return kept;
            }

            kept.Dispose();
        }

        return Create(path, time);
    }

    private static X509Certificate2 Create(string path, TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        var now = time.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(LifetimeYears));
        var bytes = made.Export(X509ContentType.Pkcs12);
        DataFolder.WriteWhole(path, bytes, overwrites: true);
        return X509CertificateLoader.LoadPkcs12(bytes, null);
    }
}
