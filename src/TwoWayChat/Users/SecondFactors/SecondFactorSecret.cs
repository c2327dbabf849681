using System.Security.Cryptography;
using OtpNet;
using QRCoder;
using TwoWayChat.Security;

namespace TwoWayChat.Users.SecondFactors;

/// <summary>The secret that server and authenticator app share (RFC 6238: SHA-1, six digits, 30 seconds, which is what all apps can).</summary>
/// <param name="Text">Base 32, for typing in.</param>
internal sealed record SecondFactorSecret(string Text)
{
    private const int Length = 20; // RFC 4226, 4: 160 bits are recommended.
    private const int PixelsPerModule = 6;
    private static readonly VerificationWindow Window = new(previous: 1, future: 1); // RFC 6238, 5.2: clocks differ.

    public static SecondFactorSecret New() => new(Base32Encoding.ToString(RandomNumberGenerator.GetBytes(Length)));

    /// <summary>The time step that the code is of; null for a code that is wrong at that time.</summary>
    public long? StepOf(string code, DateTimeOffset now) =>
        new Totp(Base32Encoding.ToBytes(Text)).VerifyTotp(now.UtcDateTime, code, out var step, Window) ? step : null;

    /// <summary>The picture that the app reads, as PNG.</summary>
    public byte[] Picture(Account user)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(Uri(user), QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return picture.GetGraphic(PixelsPerModule);
    }

    // The key URI format that authenticator apps have agreed upon.
    private string Uri(Account user) => new OtpUri(OtpType.Totp, Text, user.SignInName, "TwoWayChat").ToString();
}
