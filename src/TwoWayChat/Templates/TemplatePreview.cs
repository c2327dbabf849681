using TwoWayChat.Data;
using TwoWayChat.Sms;

namespace TwoWayChat.Templates;

/// <summary>What a customer would get.</summary>
/// <param name="Text">With all fields filled in.</param>
/// <param name="Encoding"><c>GSM7</c> or <c>UCS2</c>.</param>
/// <param name="Segments">Text messages it takes on the air.</param>
/// <param name="Remaining">Characters of that encoding that fit into the last one still.</param>
/// <param name="Offender">The first character that forces UCS-2; null where none does.</param>
/// <param name="Fields">The fields it holds.</param>
internal sealed record TemplatePreview(string Text, string Encoding, int Segments, int Remaining, string? Offender, IReadOnlyList<string> Fields)
{
    public static TemplatePreview Of(TemplateText template, TemplateValues values)
    {
        var text = template.Render(values);
        var count = Sms.Segments.Of(text);
        return new TemplatePreview(text, EnumText.Of(count.Encoding), count.Segments, count.Remaining, count.Offender, [.. template.Fields]);
    }
}
