using System.Net;
using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Tests.Callbacks;

public sealed class AddressPolicyTests
{
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("169.255.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.0.1.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("168.63.129.15")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450:4001::5efe:808:808")]
    public void Check_PublicAddress_Allows(string address) => Check(address).ShouldBe(AddressVerdict.Allowed);

    [Theory]
    [InlineData("0.0.0.0", "unspecified")]
    [InlineData("0.255.255.255", "unspecified")]
    [InlineData("10.0.0.0", "private")]
    [InlineData("10.255.255.255", "private")]
    [InlineData("100.64.0.0", "carrier-grade")]
    [InlineData("100.127.255.255", "carrier-grade")]
    [InlineData("127.0.0.1", "loopback")]
    [InlineData("127.255.255.255", "loopback")]
    [InlineData("169.254.0.1", "link-local")]
    [InlineData("169.254.255.255", "link-local")]
    [InlineData("172.16.0.0", "private")]
    [InlineData("172.31.255.255", "private")]
    [InlineData("192.0.0.1", "protocols")]
    [InlineData("192.0.2.1", "documentation")]
    [InlineData("192.31.196.1", "reserved")]
    [InlineData("192.52.193.1", "reserved")]
    [InlineData("192.88.99.1", "reserved")]
    [InlineData("192.168.0.0", "private")]
    [InlineData("192.168.255.255", "private")]
    [InlineData("192.175.48.1", "reserved")]
    [InlineData("198.18.0.0", "benchmarks")]
    [InlineData("198.19.255.255", "benchmarks")]
    [InlineData("198.51.100.1", "documentation")]
    [InlineData("203.0.113.1", "documentation")]
    [InlineData("224.0.0.1", "multicast")]
    [InlineData("239.255.255.255", "multicast")]
    [InlineData("240.0.0.1", "reserved")]
    [InlineData("255.255.255.255", "reserved")]
    public void Check_SpecialIPv4Address_RefusesWithItsName(string address, string word) => Refusal(address).ShouldContain(word);

    [Theory]
    [InlineData("::", "unspecified")]
    [InlineData("::1", "loopback")]
    [InlineData("::2", "IPv4 address in an IPv6 form")]
    [InlineData("100::1", "discards")]
    [InlineData("100:0:0:1::1", "reserved")]
    [InlineData("1fff::1", "reserved")]
    [InlineData("2001:2::1", "protocols")]
    [InlineData("2001:10::1", "protocols")]
    [InlineData("2001:20::1", "protocols")]
    [InlineData("2001:db8::1", "documentation")]
    [InlineData("2620:4f:8000::1", "reserved")]
    [InlineData("3fff::1", "documentation")]
    [InlineData("4000::1", "reserved")]
    [InlineData("5f00::1", "reserved")]
    [InlineData("9000::1", "reserved")]
    [InlineData("fc00::1", "private")]
    [InlineData("fdff::1", "private")]
    [InlineData("fe80::1", "link-local")]
    [InlineData("fe80::1%3", "link-local")]
    [InlineData("febf::1", "link-local")]
    [InlineData("fec0::1", "site-local")]
    [InlineData("ff02::1", "multicast")]
    public void Check_SpecialIPv6Address_RefusesWithItsName(string address, string word) => Refusal(address).ShouldContain(word);

    [Theory]
    [InlineData("::8.8.8.8")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("::ffff:0:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    [InlineData("64:ff9b:1::8.8.8.8")]
    [InlineData("2002:808:808::1")]
    [InlineData("2001:0:808:808::f7f7:f7f7")]
    public void Check_IPv6FormOfPublicAddress_RefusesUnlessNamed(string address) => Refusal(address).ShouldNotBeEmpty();

    [Theory]
    [InlineData("::ffff:0:0/96", "::ffff:127.0.0.1", "loopback")]
    [InlineData("::/96", "::127.0.0.1", "loopback")]
    [InlineData("::ffff:0:0:0/96", "::ffff:0:10.0.0.1", "private")]
    [InlineData("64:ff9b::/96", "64:ff9b::a9fe:1", "link-local")]
    [InlineData("2002::/16", "2002:a00:1::1", "private")]
    [InlineData("2001::/32", "2001:0:808:808::80ff:fffe", "loopback")]
    [InlineData("2001::/32", "2001:0:a00:1::f7f7:f7f7", "private")]
    [InlineData("fd00::/8", "fd00::5efe:a00:1", "private")]
    [InlineData("fd00::/8", "fd00::200:5efe:a00:1", "private")]
    public void Check_NamedFormAroundPrivateAddress_RefusesForTheInnerAddress(string network, string address, string word) =>
        Refusal(address, network).ShouldContain(word);

    [Theory]
    [InlineData("::ffff:0:0/96", "::ffff:8.8.8.8")]
    [InlineData("64:ff9b::/96", "64:ff9b::8.8.8.8")]
    [InlineData("2002::/16", "2002:808:808::1")]
    [InlineData("2001::/32", "2001:0:808:808::f7f7:f7f7")]
    [InlineData("::1/128", "::1")]
    [InlineData("127.0.0.0/8", "127.3.2.1")]
    [InlineData("192.168.7.9", "192.168.7.9")]
    [InlineData("10.0.0.0/8", "10.20.30.40")]
    [InlineData("fd00::/8", "fd12::1")]
    [InlineData("169.254.0.0/16", "169.254.7.7")]
    public void Check_NamedNetwork_Allows(string network, string address) => Check(address, network).IsAllowed.ShouldBeTrue();

    [Fact]
    public void Check_MappedFormOfNamedNetwork_NeedsBothNamed()
    {
        Check("::ffff:10.0.0.1", "10.0.0.0/8").IsAllowed.ShouldBeFalse();
        Check("::ffff:10.0.0.1", "10.0.0.0/8", "::ffff:0:0/96").IsAllowed.ShouldBeTrue();
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("169.254.169.253")]
    [InlineData("169.254.170.2")]
    [InlineData("169.254.170.23")]
    [InlineData("169.254.0.23")]
    [InlineData("169.254.42.42")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("192.0.0.192")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fd00:ec2::23")]
    [InlineData("fd20:ce::254")]
    [InlineData("fd00:c1::a9fe:a9fe")]
    [InlineData("fd00:42::42")]
    [InlineData("fd00:a9fe:a9fe::1")]
    [InlineData("fe80::a9fe:a9fe")]
    [InlineData("::169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:0:169.254.169.254")]
    [InlineData("64:ff9b::169.254.169.254")]
    [InlineData("64:ff9b:1::169.254.169.254")]
    [InlineData("64:ff9b:1:a9fe:a9:fe00::")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("2001:0:808:808::5601:5601")]
    [InlineData("2001:0:a9fe:a9fe::f7f7:f7f7")]
    [InlineData("2a00::5efe:a9fe:a9fe")]
    public void Check_MetadataAddressWithEverythingNamed_Refuses(string address)
    {
        Check(address, "0.0.0.0/0", "::/0").IsAllowed.ShouldBeFalse();
        Check(address, address).IsAllowed.ShouldBeFalse();
    }

    [Fact]
    public void Create_NetworkThatIsNone_Throws() => Should.Throw<FormatException>(() => Check("8.8.8.8", "intranet"));

    [Fact]
    public void Explain_OfAName_DoesNotTellItsAddress() =>
        Check("10.0.0.1").Explain("crm.example.com").ShouldBe("crm.example.com points to a private address, where callbacks may not go.");

    private static AddressVerdict Check(string address, params string[] networks) =>
        new AddressPolicy(new CallbackOptions { AllowedNetworks = networks }).Check(IPAddress.Parse(address));

    private static string Refusal(string address, params string[] networks)
    {
        var verdict = Check(address, networks);
        verdict.IsAllowed.ShouldBeFalse();
        return verdict.Words.ShouldNotBeNull();
    }
}
