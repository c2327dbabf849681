using TwoWayChat.Companies.Consent;

namespace TwoWayChat.Chats.Consent.Ui;

/// <summary>The company's own texts in one language, as the page edits them.</summary>
internal sealed class ConsentFormTexts(OwnTexts? texts)
{
    public string? OptOut { get; set; } = texts?.OptOut;

    public string? Help { get; set; } = texts?.Help;

    public string? OptIn { get; set; } = texts?.OptIn;

    public bool IsEmpty => string.IsNullOrWhiteSpace(OptOut) && string.IsNullOrWhiteSpace(Help) && string.IsNullOrWhiteSpace(OptIn);

    public OwnTexts Own() => new(OptOut, Help, OptIn);
}
