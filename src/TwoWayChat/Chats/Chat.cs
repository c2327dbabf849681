using TwoWayChat.Chats.Routing;
using TwoWayChat.Contacts;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Chats;

/// <summary>A chat with the names of all that it refers to, as one query reads it (<see cref="ChatSql"/>).</summary>
internal sealed record Chat
{
    public required string CompanyId { get; init; }

    public required string ChatId { get; init; }

    public required string PropertyId { get; init; }

    public required string PropertyName { get; init; }

    /// <summary>The property's setting; text of <see cref="Properties.Collision"/>.</summary>
    public required string Collision { get; init; }

    /// <summary>Whether the property was open when that was last noted.</summary>
    public bool PropertyOpen { get; init; }

    /// <summary>When the property opens or closes next; null for never.</summary>
    public long? HoursChangeAt { get; init; }

    /// <summary>The property's setting; text of <see cref="Properties.Assignment"/>.</summary>
    public required string Assignment { get; init; }

    /// <summary>The property's setting; 0 for no limit.</summary>
    public required long AssignmentLimit { get; init; }

    public required string ContactId { get; init; }

    /// <summary>The number that the chat is with: the contact's, or that of a contact that was merged into it.</summary>
    public required string ContactAddress { get; init; }

    public required string ContactAddressType { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Email { get; init; }

    public string? ContactExternalId { get; init; }

    public string? ContactLanguage { get; init; }

    public string ContactConsent { get; init; } = Contacts.Contact.NoConsent;

    public string ContactTags { get; init; } = "[]";

    public string ContactAttributes { get; init; } = "{}";

    public required long ContactVersion { get; init; }

    public required string SenderAddressId { get; init; }

    public required string SenderAddress { get; init; }

    public required string Gateway { get; init; }

    /// <summary>Text of <see cref="ChatStatus"/>.</summary>
    public required string Status { get; init; }

    public string? AssignedTo { get; init; }

    public string? AssigneeName { get; init; }

    /// <summary>Text of <see cref="ChatStarter"/>.</summary>
    public required string StartedBy { get; init; }

    /// <summary>Epoch milliseconds, as all times here.</summary>
    public required long StartedAt { get; init; }

    /// <summary>Text of <see cref="ChatRouting"/>.</summary>
    public required string Routing { get; init; }

    /// <summary>The keyword that chose the property, where one did.</summary>
    public string? Keyword { get; init; }

    public long? EndedAt { get; init; }

    /// <summary>Text of <see cref="Chats.EndReason"/>.</summary>
    public string? EndReason { get; init; }

    /// <summary>Messages so far; the number of the last.</summary>
    public required long MessageCount { get; init; }

    public required long InboundCount { get; init; }

    public required long OutboundCount { get; init; }

    /// <summary>The first message to the customer after one of theirs.</summary>
    public long? FirstReplyAt { get; init; }

    public required long LastActivityAt { get; init; }

    public string? LastMessageId { get; init; }

    /// <summary>Since when the customer waits for an answer; null while they do not.</summary>
    public long? WaitingSince { get; init; }

    /// <summary>How many alerts that the customer waits too long have been raised; 0 again with the answer.</summary>
    public long AlertLevel { get; init; }

    /// <summary>How many of the customer's messages the viewer has read, where the chat was read for one.</summary>
    public long ReadInbound { get; init; }

    /// <summary>The chat's tags with commas between; null or empty for none.</summary>
    public string? TagList { get; init; }

    public IReadOnlyList<string> Tags =>
        [.. (TagList ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.OrdinalIgnoreCase)];

    public bool IsOpen => Status == EnumText.Of(ChatStatus.Open);

    /// <summary>Whether the property was open when the chat was read, at that time; a change that is due is taken as noted.</summary>
    public bool IsWithinHours(long at) => PropertyOpen != (HoursChangeAt <= at);

    public NamedRef Property => new(PropertyId, PropertyName);

    public NamedRef? Assignee => AssignedTo is null ? null : new NamedRef(AssignedTo, AssigneeName ?? "");

    public string ContactName => Contacts.ContactName.Shown(FirstName, LastName, ContactAddress);

    public ContactBody Contact => new(
        ContactId,
        ContactExternalId,
        ContactAddress,
        ContactAddressType,
        FirstName,
        LastName,
        ContactName,
        Email,
        ContactLanguage,
        ContactConsent,
        ContactJson.List(ContactTags),
        ContactJson.Map(ContactAttributes),
        ContactVersion);

    /// <summary>The chat as events name it.</summary>
    public ChatRef Ref => new(ChatId, Status, Assignee, StartedBy);
}
