namespace TwoWayChat.Tests.Guides;

/// <summary>A command of a guide, with what the guide says it answers.</summary>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="Command">For the shell.</param>
/// <param name="Answer">As shown: JSON, or the whole output.</param>
/// <param name="IsJson">Whether the answer is JSON, of which a part is shown.</param>
/// <param name="Keeps">Variables that later commands name, with their places in the answer, such as <c>items[2].sequence</c>.</param>
internal sealed record GuideStep(int Line, string Command, string Answer, bool IsJson, IReadOnlyList<(string Variable, string Place)> Keeps);
