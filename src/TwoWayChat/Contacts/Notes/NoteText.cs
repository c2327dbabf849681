using TwoWayChat.Hosting;
using TwoWayChat.Sms;

namespace TwoWayChat.Contacts.Notes;

/// <summary>The text of a note, about a contact or in a chat: lines that only users read.</summary>
internal static class NoteText
{
    /// <summary>Most characters of it.</summary>
    public const int MostLength = 4000;

    /// <summary>The text as it is kept; throws a 400 for one that is empty, too long, or holds control characters other than line breaks and tabs.</summary>
    public static string Valid(string? text)
    {
        var value = text?.Trim() ?? "";
        new Check().That(value.Length > 0, "text", "REQUIRED", "must not be empty")
            .That(value.Length <= MostLength, "text", "TOO_LONG", $"must have at most {MostLength} characters")
            .That(value.All(IsAllowed) && StorableText.IsStorable(value), "text", "INVALID_CHARACTER", "must not hold control characters")
            .Enforce();
        return value;
    }

    private static bool IsAllowed(char character) => character is '\n' or '\t' || !char.IsControl(character);
}
