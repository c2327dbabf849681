using System.Text;
using TwoWayChat.Hosting;

namespace TwoWayChat.Sms;

/// <summary>
/// A text with fields: <c>{{contact.firstName}}</c>, or <c>{{contact.firstName|there}}</c> with what stands for it where nothing is known. Names of
/// fields compare without case; blanks around them do not count. A value is put in as it is, whatever it looks like.
/// </summary>
internal sealed class TemplateText
{
    private const string Open = "{{";
    private const string Close = "}}";

    private readonly IReadOnlyList<TemplatePart> parts;

    private TemplateText(IReadOnlyList<TemplatePart> parts) => this.parts = parts;

    /// <summary>The fields that it holds, each once.</summary>
    public IEnumerable<string> Fields => parts.Where(part => part.IsField).Select(part => part.Text).Distinct();

    /// <summary>
    /// A text that somebody saves and that can be sent once its fields are filled in; what is wrong with it goes to <paramref name="check"/>.
    /// </summary>
    public static string Written(Check check, string? text, string member, IReadOnlyList<string> allowed)
    {
        var value = MessageText.Written(check, text, member);
        var least = Read(check, value, member, allowed).Render(new TemplateValues());
        var segments = least.Length <= MessageText.MostLength ? Segments.Of(least).Segments : 0;
        check.That(segments <= MessageText.MostSegments, member, "TOO_LONG", $"takes {segments} segments, at most {MessageText.MostSegments} are sent");
        return value;
    }

    /// <summary>Reads a text that was checked when it was saved.</summary>
    public static TemplateText Of(string text) => Read(new Check(), text, "text", TemplateFields.All);

    /// <summary>Reads a text that somebody writes; what is wrong with its fields goes to <paramref name="check"/>.</summary>
    public static TemplateText Read(Check check, string text, string member, IReadOnlyList<string> allowed)
    {
        var found = new List<TemplatePart>();
        var at = 0;
        for (var open = Find(text, Open, at); open >= 0; open = Find(text, Open, at))
        {
            found.Add(new TemplatePart(text[at..open], false));
            var inside = open + Open.Length;
            var close = Find(text, Close, inside);
            if (close < 0 || text[inside..close].Contains('{', StringComparison.Ordinal))
            {
                check.That(false, member, "UNCLOSED_FIELD", "opens a field with {{ that is not closed with }}");
                return new TemplateText([]);
            }

            found.Add(Field(check, text[inside..close], member, allowed));
            at = close + Close.Length;
        }

        found.Add(new TemplatePart(text[at..], false));
        return new TemplateText(found);
    }

    /// <summary>The text with its fields filled in.</summary>
    public string Render(TemplateValues values)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.IsField ? values.Of(part.Text) ?? part.Fallback : part.Text);
        }

        return text.ToString();
    }

    private static TemplatePart Field(Check check, string inside, string member, IReadOnlyList<string> allowed)
    {
        var bar = inside.IndexOf('|', StringComparison.Ordinal);
        var name = (bar < 0 ? inside : inside[..bar]).Trim();
        var known = allowed.FirstOrDefault(field => field.Equals(name, StringComparison.OrdinalIgnoreCase));
        check.That(known is not null, member, "UNKNOWN_FIELD", $"holds {{{{{name}}}}}, which is no field; there are {string.Join(", ", allowed)}");
        return known is null ? default : new TemplatePart(known, true, bar < 0 ? null : inside[(bar + 1)..].Trim());
    }

    private static int Find(string text, string what, int from) => text.IndexOf(what, from, StringComparison.Ordinal);
}
