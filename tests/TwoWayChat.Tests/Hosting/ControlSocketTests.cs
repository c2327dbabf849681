using System.Net;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Hosting;

public class ControlSocketTests
{
    [Theory, OnBothDatabases]
    public async Task Socket_AskedForTheApi_KnowsNothingOfIt(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        using var local = ControlSocket.Client(server.Folder);

        (await local.GetAsync($"{ApiPaths.Base}/users/me")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Anonymous.GetAsync($"{ApiPaths.Base}/users/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, OnBothDatabases]
    public async Task ControlRoute_ByTcp_IsNotThere(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(
            kind, new() { Routes = app => app.MapGet($"{ControlSocket.Prefix}/probe", () => "here") });
        using var local = ControlSocket.Client(server.Folder);

        (await local.GetStringAsync($"{ControlSocket.Prefix}/probe")).ShouldBe("here");
        foreach (var path in new[] { "/control/probe", "/control/probe/", "/CONTROL/probe", "//control/probe",
            "/control/./probe", "/x/../control/probe", "/%63ontrol/probe" })
        {
            (await server.Anonymous.GetAsync($"http://{server.Address.Authority}{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task Socket_InTheFolder_OpensToItsOwnerAlone()
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite);

        (File.GetUnixFileMode(DataFolder.SocketIn(server.Folder)) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)).ShouldBe(UnixFileMode.None);
    }
}
