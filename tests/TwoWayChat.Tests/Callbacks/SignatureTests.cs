using System.Text;
using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Tests.Callbacks;

public sealed class SignatureTests
{
    private const string Bytes0To31 = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private const string Bytes255To232 = "whsec_//79/Pv6+fj39vX08/Lx8O/u7ezr6uno";
    private const string Id = "65f0a1b2c3d4e5f60718293a_65f0a1b2c3d4e5f60718293b";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"type":"message.received","data":{"text":"Grüße 👋"}}""");

    [Fact]
    public void Compute_VectorOfTheReferenceLibraries_Matches()
    {
        var secret = SigningSecret.Parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");

        // Recomputed with openssl dgst -sha256 -mac HMAC.
        Signature.Compute("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body, [secret]).ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    [Fact]
    public void Compute_TwoSecrets_SignsWithBothInOrder()
    {
        // Computed with createHmac of Node.js.
        const string first = "v1,QgkfKGvtPAchWh6ilraIqD7mYy680hlk4kfrtKDIhK4=";
        const string second = "v1,UVlaJ+/Gc2873J8iTEB3pa6LiNyq8E+yFYkNNbgxqP0=";

        Sign(Bytes0To31).ShouldBe(first);
        Sign(Bytes0To31, Bytes255To232).ShouldBe($"{first} {second}");
    }

    [Fact]
    public void Compute_WithoutSecret_Throws() => Should.Throw<ArgumentException>(() => Sign());

    [Fact]
    public void Create_Secret_Has32BytesOfItsOwnAndSurvivesItsText()
    {
        var secret = SigningSecret.Create();

        secret.Key.Length.ShouldBe(32);
        secret.Reveal().ShouldStartWith("whsec_");
        secret.Reveal().ShouldNotBe(SigningSecret.Create().Reveal());
        SigningSecret.Parse(secret.Reveal()).Key.SequenceEqual(secret.Key).ShouldBeTrue();
        $"{secret}".ShouldBe("whsec_…");
    }

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_not base64!")]
    [InlineData("whpk_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")]
    public void Parse_NoSecret_ThrowsWithoutRepeatingIt(string text) => ShouldFail(text);

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(66, false)]
    [InlineData(500, false)]
    public void Parse_Length_MustBe24To64Bytes(int length, bool passes)
    {
        var text = "whsec_" + Convert.ToBase64String(new byte[length]);
        if (passes)
        {
            SigningSecret.Parse(text).Key.Length.ShouldBe(length);
        }
        else
        {
            ShouldFail(text);
        }
    }

    private static void ShouldFail(string text)
    {
        var failure = Should.Throw<FormatException>(() => SigningSecret.Parse(text));
        if (text.Length > 6)
        {
            failure.Message.ShouldNotContain(text);
        }
    }

    private static string Sign(params string[] secrets) =>
        Signature.Compute(Id, 1674087231, Body, [.. secrets.Select(secret => SigningSecret.Parse(secret))]);
}
