using TwoWayChat.Sms;

namespace TwoWayChat.Messages.Inbound;

/// <summary>An inbound text with what can be told of it before anything is looked up.</summary>
internal sealed record ReadText(InboundText Text, SegmentCount Segments)
{
    public static ReadText Of(InboundText text)
    {
        var clean = text with { Text = StorableText.Of(text.Text) };
        return new ReadText(clean, Sms.Segments.Of(clean.Text));
    }
}
