using System.Security.Cryptography;

namespace TwoWayChat.Users;

/// <summary>Makes passwords that people can read out and type: four groups of two syllables, some 49 bits.</summary>
internal static class ReadablePassword
{
    private const int Groups = 4;
    private const int SyllablesPerGroup = 2;
    private const string Consonants = "bdfgklmnprstvz";
    private const string Vowels = "aeiou";

    public static string New() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => Group()));

    private static string Group() => string.Concat(Enumerable.Range(0, SyllablesPerGroup).Select(_ => $"{One(Consonants)}{One(Vowels)}"));

    private static char One(string letters) => letters[RandomNumberGenerator.GetInt32(letters.Length)];
}
