using TwoWayChat.Hosting;

namespace TwoWayChat.Messages;

/// <summary>What the text of a message may hold when somebody writes it here.</summary>
internal static class MessageText
{
    /// <summary>Most characters (UTF-16 code units).</summary>
    public const int MostLength = 1600;

    /// <summary>The text as it is, never trimmed; what is wrong with it goes to <paramref name="check"/>.</summary>
    public static string Check(Check check, string? text)
    {
        var value = text ?? "";
        check.That(!string.IsNullOrWhiteSpace(value), "text", "REQUIRED", "must not be empty")
            .That(value.Length <= MostLength, "text", "TOO_LONG", $"must have at most {MostLength} characters")
            .That(value.All(IsAllowed) && StorableText.IsStorable(value), "text", "INVALID_CHARACTER", "must not hold control characters");
        return value;
    }

    private static bool IsAllowed(char c) => c is '\n' or '\t' || !char.IsControl(c);
}
