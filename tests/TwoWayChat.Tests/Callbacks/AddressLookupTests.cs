using System.Net;
using System.Net.Sockets;
using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Tests.Callbacks;

public sealed class AddressLookupTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("8.8.8.8", "10.0.0.1")]
    [InlineData("10.0.0.1", "8.8.8.8")]
    [InlineData("8.8.8.8", "2606:4700::1111", "::1")]
    [InlineData("8.8.8.8", "169.254.169.254")]
    [InlineData("8.8.8.8", "::ffff:10.0.0.1")]
    public async Task FindAllowed_OneAddressRefused_RefusesTheName(params string[] addresses)
    {
        var blocked = await Should.ThrowAsync<AddressBlockedException>(() => Lookup(addresses).FindAllowedAsync("crm.example", Cancel));

        blocked.Reason.ShouldStartWith("crm.example points to ");
    }

    [Fact]
    public async Task FindAllowed_AllAddressesPublic_GivesThemInTheResolversOrder()
    {
        var found = await Lookup("8.8.8.8", "2606:4700::1111", "1.1.1.1").FindAllowedAsync("crm.example", Cancel);

        found.Select(address => address.ToString()).ShouldBe(["8.8.8.8", "2606:4700::1111", "1.1.1.1"]);
    }

    [Fact]
    public async Task Find_NoAddress_Throws() => await Should.ThrowAsync<SocketException>(() => Lookup().FindAsync("crm.example", Cancel));

    [Fact]
    public async Task Find_ResolverNeverAnswers_GivesUpAfterTwoSeconds()
    {
        var time = new FakeTimeProvider();
        var lookup = new AddressLookup(new AddressPolicy(new CallbackOptions()), (_, _) => new TaskCompletionSource<IPAddress[]>().Task, time);

        var finding = lookup.FindAsync("slow.example", Cancel);
        time.Advance(TimeSpan.FromSeconds(1.9));
        finding.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(0.1));

        (await Should.ThrowAsync<SocketException>(finding)).SocketErrorCode.ShouldBe(SocketError.TryAgain);
    }

    private static AddressLookup Lookup(params string[] addresses) => new(
        new AddressPolicy(new CallbackOptions()), (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray()), TimeProvider.System);
}
