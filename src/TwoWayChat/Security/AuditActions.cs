namespace TwoWayChat.Security;

/// <summary>
/// Every act that the audit log knows. An act is written only under one of these names, so that the page can filter by all and say each in words.
/// </summary>
internal static class AuditActions
{
    public static IReadOnlyList<string> All { get; } =
    [
        "company.created", "company.updated",
        "user.created", "user.updated", "user.password_changed", "user.password_link_sent", "user.password_reset", "user.deleted",
        "user.second_factor_on", "user.second_factor_off", "user.recovery_codes_renewed", "user.recovery_code_used",
        "property.created", "property.updated", "property.deleted",
        "business_hours.holidays_copied",
        "business_hours.updated",
        "keyword.created", "keyword.updated", "keyword.deleted",
        "template.created", "template.updated", "template.deleted",
        "sender_address.created", "sender_address.updated", "sender_address.deleted",
        "chat_api_config.updated", "chat_api_config.secret_rotated",
        "session.created", "session.ended", "session.paused", "session.resumed", "session.retried", "session.rewound", "session.replayed",
        "session.replay_stopped", "session.parked_discarded",
        "message.sent", "message.redacted",
        "chat.assigned", "chat.unassigned", "chat.transferred", "chat.ended", "chat.note_added", "chat.tagged", "chat.untagged",
        "contact.created", "contact.updated", "contact.note_added", "contact.note_deleted", "contact.merged", "contact.erased", "contact.opted_out",
        "contact.opted_in",
        "block_list.imported", "consent.exported", "contacts.exported", "contacts.imported",
        "consent_settings.updated",
    ];
}
