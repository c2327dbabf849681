namespace TwoWayChat.Events;

/// <summary>The catalogue: every type that a callback may carry.</summary>
internal static class EventTypes
{
    public const string SessionCreated = "session.created";
    public const string SessionExpiring = "session.expiring";
    public const string SessionEnded = "session.ended";
    public const string ChatStarted = "chat.started";
    public const string ChatAssigned = "chat.assigned";
    public const string ChatUnassigned = "chat.unassigned";
    public const string ChatTransferred = "chat.transferred";
    public const string ChatUnanswered = "chat.unanswered";
    public const string ChatEnded = "chat.ended";
    public const string ChatNoteAdded = "chat.note_added";
    public const string ChatTagged = "chat.tagged";
    public const string ChatUntagged = "chat.untagged";
    public const string MessageReceived = "message.received";
    public const string MessageAccepted = "message.accepted";
    public const string MessageSent = "message.sent";
    public const string MessageDelivered = "message.delivered";
    public const string MessageFailed = "message.failed";
    public const string MessageRedacted = "message.redacted";
    public const string ContactCreated = "contact.created";
    public const string ContactUpdated = "contact.updated";
    public const string ContactDeleted = "contact.deleted";
    public const string ContactOptedOut = "contact.opted_out";
    public const string ContactOptedIn = "contact.opted_in";
    public const string PropertyOpened = "property.opened";
    public const string PropertyClosed = "property.closed";
    public const string AgentStatusChanged = "agent.status_changed";
    public const string CallbackTest = "callback.test";
    public const string ReplyStarted = "reply.started";
    public const string ReplyStopped = "reply.stopped";

    /// <summary>Types of the log that a company may choose among, and gets all of where it does not choose; <c>session.*</c> always comes.</summary>
    public static readonly IReadOnlyList<string> Logged =
    [
        ChatStarted, ChatAssigned, ChatUnassigned, ChatTransferred, ChatUnanswered, ChatEnded, ChatNoteAdded, ChatTagged, ChatUntagged,
        MessageReceived, MessageAccepted, MessageSent, MessageDelivered, MessageFailed, MessageRedacted,
        ContactCreated, ContactUpdated, ContactDeleted, ContactOptedOut, ContactOptedIn,
        PropertyOpened, PropertyClosed,
        AgentStatusChanged,
    ];

    /// <summary>Types that are told best effort, and to those companies alone that name them: at once or never, and in no log.</summary>
    public static readonly IReadOnlyList<string> BestEffort = [ReplyStarted, ReplyStopped];

    /// <summary>Types that a company may name in its Chat API configuration.</summary>
    public static readonly IReadOnlyList<string> Choosable = [.. Logged, .. BestEffort];

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [SessionCreated, SessionExpiring, SessionEnded, .. Choosable, CallbackTest];
}
