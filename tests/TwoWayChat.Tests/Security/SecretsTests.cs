using System.Security.Cryptography;
using System.Xml.Linq;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Security;

public class SecretsTests
{
    private const string Purpose = "test";

    [Theory, OnBothDatabases]
    public async Task Secret_Kept_SurvivesARestartAndIsBoundToItsPurposeAndCompany(DatabaseKind kind)
    {
        await using var database = await TestDatabase.KeptAsync(kind);
        string kept;
        await using (var before = await TestServer.StartAsync(database))
        {
            kept = Secrets(before).Protect(Purpose, "company", "whsec_1");
            kept.ShouldNotContain("whsec_1");
        }

        await using var after = await TestServer.StartAsync(database);
        Secrets(after).Reveal(Purpose, "company", kept).ShouldBe("whsec_1");
        Should.Throw<CryptographicException>(() => Secrets(after).Reveal("other", "company", kept));
        Should.Throw<CryptographicException>(() => Secrets(after).Reveal(Purpose, "other", kept));
    }

    [Theory, OnBothDatabases]
    public async Task Database_WithoutItsKeyFile_GivesNoSecretAway(DatabaseKind kind)
    {
        await using var database = await TestDatabase.KeptAsync(kind);
        string kept;
        await using (var server = await TestServer.StartAsync(database))
        {
            kept = Secrets(server).Protect(Purpose, "company", "whsec_1");
            var ring = await server.Database.QueryAsync<string>("select xml from data_protection_keys", null, CancellationToken.None);
            var names = XElement.Parse(ring.ShouldHaveSingleItem()).Descendants().Select(element => element.Name.LocalName).ToList();
            names.ShouldContain("wrapped");
            names.ShouldNotContain("masterKey");
        }

        File.Delete(database.Folder.File("master.key"));
        await using var copy = await TestServer.StartAsync(database);
        Should.Throw<CryptographicException>(() => Secrets(copy).Reveal(Purpose, "company", kept));
    }

    [Fact]
    public async Task KeyFile_Made_IsReadableByItsOwnerAlone()
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.Sqlite);
        Secrets(server).Protect(Purpose, "company", "x");

        File.GetUnixFileMode(Path.Combine(server.Folder, "master.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static Secrets Secrets(TestServer server) => server.Services.GetRequiredService<Secrets>();
}
