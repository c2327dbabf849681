namespace TwoWayChat.Companies.Consent;

/// <summary>Words of the company's own, beside those that the server knows.</summary>
internal sealed record OwnWords(IReadOnlyList<string> OptOut, IReadOnlyList<string> Help, IReadOnlyList<string> OptIn)
{
    public static readonly OwnWords None = new([], [], []);

    /// <summary>The family of a word as <see cref="PlainWords"/> writes it; null where it is none of them.</summary>
    public ConsentFamily? FamilyOf(string plain)
    {
        if (OptOut.Contains(plain))
        {
            return ConsentFamily.OptOut;
        }

        if (Help.Contains(plain))
        {
            return ConsentFamily.Help;
        }

        return OptIn.Contains(plain) ? ConsentFamily.OptIn : null;
    }
}
