namespace TwoWayChat.Tests.Data;

/// <summary>
/// What every column that can hold words may hold. A new one belongs in one of the two lists: either a customer's name, number or words may come into
/// it, and then erasing must reach it, or there is a reason why they cannot.
/// </summary>
internal static class PersonalColumns
{
    /// <summary>A customer's name, number or words stand here; erasing the person takes them out.</summary>
    public static IReadOnlyList<string> OfCustomers { get; } = Columns(
        "audit_entries: target_name details search_key",
        "callback_attempts: answer", // Receivers may repeat what they were sent.
        "chat_drafts: text",
        "chat_lines: note tag",
        "chat_notes: text",
        "chat_tags: tag tag_key",
        "chats: contact_address",
        "consent_entries: address actor_name note",
        "contact_chats: contact_address",
        "contact_merges: address",
        "contact_notes: text",
        "contact_tags: tag_key",
        "contacts: address first_name last_name email external_id search_key name_key last_key tags attributes",
        "events: content",
        "idempotency_keys: answer",
        "media: file_name",
        "messages: from_address to_address text author_name media");

    /// <summary>
    /// Ids, states and codes; what staff are called and what a company has set up; keys, hashes and what is sealed. The columns <c>company_id</c> are not
    /// listed, nor is the index of parts of words, which knows no place in a text. Of customers: languages (a code), words of consent (<c>STOP</c>), ids that
    /// clients and carriers give to messages, and the content of media, which goes with the last row of <c>media</c> that has it, as soon as it has settled.
    /// </summary>
    public static IReadOnlyList<string> OfNobody { get; } = Columns(
        "audit_entries: audit_id actor_type actor_id actor_name on_behalf_of on_behalf_of_name action target_type target_id",
        "away_replies: chat_id",
        "browser_sessions: session_id user_id stamp address agent",
        "business_hours: property_id time_zone week exceptions away_reply unanswered_reassign",
        "callback_alerts: kind",
        "callback_attempts: attempt_id session_id event_id event_type outcome error",
        "callback_cursors: session_id acknowledged",
        "callback_endpoints: breaker last_error",
        "callback_lanes: owner",
        "callback_orders: order_id session_id kind",
        "callback_replays: replay_id session_id acknowledged status created_by",
        "chat_api_configs: delivery callback_url event_types callback_order receiver_user receiver_password secret previous_secret disabled_reason older_secrets",
        "chat_drafts: chat_id user_id media",
        "chat_lines: chat_id type actor_type actor_id actor_name property_name assignee_id assignee_name reason",
        "chat_mentions: user_id chat_id author_name",
        "chat_notes: note_id chat_id mentions author_type author_id author_name",
        "chat_reads: chat_id user_id",
        "chat_tags: chat_id property_id status",
        "chat_viewers: chat_id user_id",
        "chats: chat_id property_id contact_id sender_address_id status assigned_to started_by routing keyword end_reason last_message_id contact_address_type",
        "companies: name name_key default_country",
        "consent_entries: scope state source keyword message_id actor_type actor_id property_id",
        "consent_settings: scope brand help_contact languages words texts",
        "contact_chats: contact_id chat_id property_id assigned_to sender_address_id status",
        "contact_import_errors: import_id field code message",
        "contact_imports: import_id user_id user_name existing columns status failure",
        "contact_merges: merged_id contact_id address_type",
        "contact_notes: note_id contact_id property_id author_type author_id author_name",
        "contact_tags: contact_id",
        "contacts: contact_id address_type consent language",
        "desks: property_id last_user_id",
        "erasures: contact_id",
        "events: event_id type subject property_id property_before assignee_id assignee_before session_id also_in",
        "idempotency_keys: user_id idempotency_key request_hash",
        "inbox_orders: user_id",
        "integration_sessions: session_id user_id creator_id created_by creator_stamp end_reason",
        "keywords: keyword_id word word_key property_id",
        "mails: mail_id recipient subject text owner", // To staff, without a word of or about the customer; for a day, sealed.
        "media: media_id content_type sha256 uploaded_by",
        "media_chunks: sha256 content",
        "media_contents: sha256",
        "media_removals: sha256",
        "message_media: message_id media_id chat_id",
        "messages: message_id chat_id direction channel encoding author_type author_id origin client_message_id gateway provider_message_id state",
        "messages: error attention resend_of resent_as template_id",
        "outbound_queue: message_id chat_id gateway owner",
        "parked_callbacks: session_id error",
        "password_resets: token_hash name_key user_id stamp",
        "properties: property_id name name_key collision assignment",
        "reply_leases: chat_id user_id",
        "sender_addresses: sender_address_id address address_type gateway property_id stop_handled_by",
        "sign_in_networks: user_id network",
        "simulator_receipts: provider_message_id state",
        "templates: template_id property_id name name_key shortcut text search_key",
        "user_alerts: user_id new_chat_sound message_sound mention_sound unanswered_sound",
        "user_presence: user_id chosen status",
        "user_properties: user_id property_id",
        "user_recovery_codes: user_id code_hash",
        "user_second_factors: user_id secret",
        "users: user_id username username_key display_name email search_key role password_hash security_stamp");

    private static List<string> Columns(params string[] tables) =>
        [.. from line in tables
            let parts = line.Split(": ")
            from column in parts[1].Split(' ')
            select $"{parts[0]}.{column}"];
}
