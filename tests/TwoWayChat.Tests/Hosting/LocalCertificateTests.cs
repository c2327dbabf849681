using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using TwoWayChat.Hosting;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Hosting;

public sealed class LocalCertificateTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly X509Certificate2 issuer;

    public LocalCertificateTests()
    {
        var from = DateTimeOffset.UtcNow.AddDays(-1);
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = Issuer("CN=Root", rootKey).CreateSelfSigned(from, from.AddDays(4));
        using var issuerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var issued = Issuer("CN=Issuer", issuerKey).Create(root, from, from.AddDays(3), [1]);
        issuer = issued.CopyWithPrivateKey(issuerKey);
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var leaf = new CertificateRequest("CN=localhost", own, HashAlgorithmName.SHA256).Create(issuer, from, from.AddDays(2), [2]);
        File.WriteAllText(folder.File("chain.pem"), $"{leaf.ExportCertificatePem()}\n{issuer.ExportCertificatePem()}\n");
        File.WriteAllText(folder.File("key.pem"), own.ExportPkcs8PrivateKeyPem());
        using var withKey = leaf.CopyWithPrivateKey(own);
        File.WriteAllBytes(folder.File("chain.pfx"), new X509Certificate2Collection { withKey, issued }.Export(X509ContentType.Pkcs12, "pass")!);
    }

    /// <summary>Clients know roots alone: without those between, curl and receivers refuse the connection.</summary>
    [Theory]
    [InlineData("chain.pem", "key.pem", "")]
    [InlineData("chain.pfx", "", "pass")]
    public async Task Https_WithACertificateOfAnIssuer_SendsTheIssuersToo(string file, string key, string password)
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.Sqlite, new()
        {
            Settings =
            [
                ("Server:Https", "127.0.0.1:0"), ("Server:Certificate", folder.File(file)),
                ("Server:CertificateKey", key.Length == 0 ? "" : folder.File(key)), ("Server:CertificatePassword", password),
            ],
        });
        var addresses = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var address = new Uri(addresses.Single(address => address.StartsWith("https:", StringComparison.Ordinal)));

        (await SentByAsync(address)).ShouldContain(issuer.Thumbprint);
    }

    [Theory]
    [InlineData("chain.pem", "", "is no PKCS#12 file")]
    [InlineData("chain.pfx", "", "is no PKCS#12 file")]
    [InlineData("key.pem", "key.pem", "and Server:CertificateKey are no certificate and key")]
    [InlineData("chain.pem", "chain.pem", "and Server:CertificateKey are no certificate and key")]
    public void Certificate_ThatCannotBeUsed_IsNamed(string file, string key, string message)
    {
        var options = new ServerOptions { Certificate = folder.File(file), CertificateKey = key.Length == 0 ? "" : folder.File(key) };

        Should.Throw<InvalidDataException>(() => LocalCertificate.Load(options, folder.Path, TimeProvider.System))
            .Message.ShouldStartWith($"Server:Certificate {message}");
    }

    public void Dispose()
    {
        issuer.Dispose();
        folder.Dispose();
    }

    private static CertificateRequest Issuer(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request;
    }

    private static async Task<List<string>> SentByAsync(Uri address)
    {
        var sent = new List<string>();
        using var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port);
        await using var tls = new SslStream(connection.GetStream(), false, (_, _, chain, _) =>
        {
            sent.AddRange(chain!.ChainPolicy.ExtraStore.Select(certificate => certificate.Thumbprint));
            return true;
        });
        await tls.AuthenticateAsClientAsync("localhost");
        return sent;
    }
}
