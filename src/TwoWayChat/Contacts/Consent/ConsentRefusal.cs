using TwoWayChat.Hosting;

namespace TwoWayChat.Contacts.Consent;

/// <summary>How a text is refused to whoever wants to send it without consent.</summary>
internal static class ConsentRefusal
{
    /// <summary>The code of the refusal, and of messages that fail for it.</summary>
    public const string Code = "NO_CONSENT";

    public static ApiException Of(ConsentEntry entry) => ApiException.Conflict("Contact may not be written to", Why(entry));

    private static FieldError Why(ConsentEntry entry) => entry.Consent == ConsentState.Blocked
        ? new FieldError("to", Code, "is on a block list; a manager may opt the contact in")
        : new FieldError("to", Code, $"has opted out ({entry.Source}); START from the contact, or a recorded opt-in, lifts it");
}
