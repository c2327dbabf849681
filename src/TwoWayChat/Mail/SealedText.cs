using System.Security.Cryptography;
using System.Text;
using TwoWayChat.Security;

namespace TwoWayChat.Mail;

/// <summary>
/// The text of a mail that lets its reader in, as it waits in the queue: under the master key itself, for other keys are rows, and a write action must not
/// read them on its way.
/// </summary>
internal static class SealedText
{
    private const string Mark = "sealed:";

    public static string Seal(KeyFile key, string text) => Mark + Convert.ToBase64String(key.Wrap(Encoding.UTF8.GetBytes(text)));

    /// <summary>The text; as it is where it is not sealed, and null under another master key.</summary>
    public static string? Open(KeyFile key, string kept)
    {
        if (!kept.StartsWith(Mark, StringComparison.Ordinal))
        {
            return kept;
        }

        try
        {
            return Encoding.UTF8.GetString(key.Unwrap(Convert.FromBase64String(kept[Mark.Length..])));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
