using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TwoWayChat.Data;

namespace TwoWayChat.Hosting;

/// <summary>The certificate of HTTPS: the one named in the settings, else one made for localhost at first start and kept.</summary>
internal static class LocalCertificate
{
    private const int LifetimeYears = 5;

    /// <summary>Throws <see cref="InvalidDataException"/> where the files that the settings name hold no certificate with its key.</summary>
    public static ServerCertificate Load(ServerOptions options, string folder, TimeProvider time)
    {
        if (options.Certificate.Length == 0)
        {
            return new ServerCertificate(LoadOrCreate(Path.Combine(folder, "https.pfx"), time), []);
        }

        try
        {
            return options.CertificateKey.Length == 0 ? LoadPkcs12(options) : LoadPem(options);
        }
        catch (CryptographicException error)
        {
            var hint = options.CertificateKey.Length == 0
                ? "is no PKCS#12 file, or Server:CertificatePassword is not its own; a PEM file needs Server:CertificateKey:"
                : "and Server:CertificateKey are no certificate and key in PEM that belong together:";
            throw new InvalidDataException($"Server:Certificate {hint}", error);
        }
    }

    private static ServerCertificate LoadPkcs12(ServerOptions options)
    {
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(options.Certificate, options.CertificatePassword);
        return new ServerCertificate(all.FirstOrDefault(held => held.HasPrivateKey) ?? throw new CryptographicException("It holds no private key"), all);
    }

    private static ServerCertificate LoadPem(ServerOptions options)
    {
        using var pem = X509Certificate2.CreateFromPemFile(options.Certificate, options.CertificateKey);
        var all = new X509Certificate2Collection();
        all.ImportFromPemFile(options.Certificate);
        return new ServerCertificate(X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null), all);
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
