namespace TwoWayChat.Companies.Consent;

/// <summary>A word by which customers speak about consent.</summary>
/// <param name="Family">What it says.</param>
/// <param name="Language">Language of the answer, such as <c>en</c>.</param>
/// <param name="Plain">As <see cref="PlainWords"/> writes it.</param>
internal sealed record ConsentWord(ConsentFamily Family, string Language, string Plain)
{
    /// <summary>It says nothing else: with a courtesy around it ("stop please") it still says that. CANCEL and END do not: an order may be meant.</summary>
    public bool IsClear { get; init; }

    /// <summary>It only answers the question whether to be written to again: it counts from whoever has opted out, and from nobody else.</summary>
    public bool IsAssent { get; init; }
}
