namespace TwoWayChat.Sms;

/// <summary>Composes Korean syllables by arithmetic (Unicode Standard, 3.12, conjoining jamo behaviour).</summary>
internal static class Hangul
{
    private const int FirstSyllable = 0xAC00;
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int BeforeFirstTail = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Tails = 28;

    /// <summary>The vowels and tails, which join with what stands before them.</summary>
    public static IEnumerable<char> Seconds { get; } =
    [
        .. Enumerable.Range(FirstVowel, Vowels).Select(code => (char)code),
        .. Enumerable.Range(BeforeFirstTail + 1, Tails - 1).Select(code => (char)code),
    ];

    /// <summary>The syllable of a lead and a vowel, or of a syllable without tail and a tail; null for anything else.</summary>
    public static char? TryJoin(char first, char second)
    {
        if (first - FirstLead is >= 0 and < Leads and var lead && second - FirstVowel is >= 0 and < Vowels and var vowel)
        {
            return (char)(FirstSyllable + (lead * Vowels + vowel) * Tails);
        }

        var isOpen = first - FirstSyllable is >= 0 and < Leads * Vowels * Tails and var syllable && syllable % Tails == 0;
        return isOpen && second - BeforeFirstTail is > 0 and < Tails and var tail ? (char)(first + tail) : null;
    }
}
