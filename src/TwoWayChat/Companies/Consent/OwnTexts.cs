using System.Text.Json.Serialization;

namespace TwoWayChat.Companies.Consent;

/// <summary>Texts of the company's own in one language; null leaves the server's.</summary>
/// <param name="OptOut">Confirms an opt-out. No marketing may stand in it.</param>
/// <param name="Help">Answers HELP: who writes, and how to reach them.</param>
/// <param name="OptIn">Confirms that somebody is back.</param>
internal sealed record OwnTexts(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OptOut,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Help,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OptIn)
{
    public string? Of(ConsentFamily family) => family switch
    {
        ConsentFamily.OptOut => OptOut,
        ConsentFamily.Help => Help,
        _ => OptIn,
    };
}
