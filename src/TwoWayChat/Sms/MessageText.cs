using TwoWayChat.Hosting;

namespace TwoWayChat.Sms;

/// <summary>A text that may be sent, and what it costs.</summary>
/// <param name="Value">As it was written, never trimmed.</param>
/// <param name="Count">Its segments.</param>
internal readonly record struct MessageText(string Value, SegmentCount Count)
{
    /// <summary>Most characters (UTF-16 code units).</summary>
    public const int MostLength = 1600;

    /// <summary>Most segments that go out as one message.</summary>
    public const int MostSegments = 10;

    /// <summary>A text that is known to be one.</summary>
    public static MessageText Of(string text) => new(text, Segments.Of(text));

    /// <summary>Reads what a member of a request holds; what is wrong with it goes to <paramref name="check"/>.</summary>
    public static MessageText Read(Check check, string? text, string member = "text")
    {
        var value = Written(check, text, member);
        var count = value.Length <= MostLength ? Segments.Of(value) : default;
        check.That(count.Segments <= MostSegments, member, "TOO_LONG", $"takes {count.Segments} segments, at most {MostSegments} are sent");
        return new MessageText(value, count);
    }

    /// <summary>Reads the member <c>text</c> of what carries media: it may be missing, and is not cut into segments.</summary>
    public static MessageText ReadBesideMedia(Check check, string? text)
    {
        var value = string.IsNullOrWhiteSpace(text) ? "" : Written(check, text);
        return new MessageText(value, value.Length <= MostLength ? Segments.Of(value) : default);
    }

    /// <summary>The same without a look at segments: what a phone sends.</summary>
    public static string Written(Check check, string? text, string member = "text")
    {
        var value = text ?? "";
        check.That(!string.IsNullOrWhiteSpace(value), member, "REQUIRED", "must not be empty")
            .That(value.Length <= MostLength, member, "TOO_LONG", $"must have at most {MostLength} characters")
            .That(value.All(IsAllowed) && StorableText.IsStorable(value), member, "INVALID_CHARACTER", "must not hold control characters");
        return value;
    }

    private static bool IsAllowed(char c) => c is '\n' or '\t' || !char.IsControl(c);
}
