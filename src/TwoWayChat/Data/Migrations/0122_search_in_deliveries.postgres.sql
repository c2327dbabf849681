-- "What became of this chat, of this event?": events of a chat's messages are found beside those of the chat itself, and the attempts at an event by its id.
-- Both indexes grow at their ends, or nearly so: ids begin with the second that they were made in.
create index events_of_messages on events (company_id, subject, sequence)
    where type >= 'message' and type < 'messagf';
create index callback_attempts_by_event_id on callback_attempts (company_id, event_id);
