namespace TwoWayChat.Sms;

/// <summary>
/// The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038, 6.2.1). National shift tables are left out:
/// hardly any route carries them.
/// </summary>
internal static class Gsm0338
{
    /// <summary>The character of each code 0x00 to 0x7F; 0x1B, the escape, is no character of a text.</summary>
    public const string DefaultAlphabet =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
        "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// <summary>The characters that are sent as the escape and a second septet.</summary>
    public const string Extension = "\f^{}\\[~]|€";

    private const char Escape = '\u001B';
    private static readonly byte[] Costs = BuildCosts();

    /// <summary>Septets that a character takes: 1, 2 for the extension table, 0 where the alphabet does not have it.</summary>
    public static int Septets(char character)
    {
        if (character < Costs.Length)
        {
            return Costs[character];
        }

        return character == '€' ? 2 : 0;
    }

    /// <summary>
    /// Counts the septets of a text. Where a character is not of the alphabet the answer is false
    /// and <paramref name="foreign"/> is its index; else <paramref name="foreign"/> is -1.
    /// </summary>
    public static bool TryMeasure(ReadOnlySpan<char> text, out int septets, out int foreign)
    {
        septets = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var cost = Septets(text[i]);
            if (cost == 0)
            {
                foreign = i;
                return false;
            }

            septets += cost;
        }

        foreign = -1;
        return true;
    }

    // The euro sign lies far above the others; leaving it out keeps the table below one kilobyte.
    private static byte[] BuildCosts()
    {
        var costs = new byte[DefaultAlphabet.Max() + 1];
        foreach (var character in DefaultAlphabet.Where(c => c != Escape))
        {
            costs[character] = 1;
        }

        foreach (var character in Extension.Where(c => c < costs.Length))
        {
            costs[character] = 2;
        }

        return costs;
    }
}
