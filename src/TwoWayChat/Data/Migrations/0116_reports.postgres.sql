-- Reports ask for what ended, and who opted out, in a range.
create index chats_by_end on chats (company_id, ended_at) where ended_at is not null;
create index consent_entries_by_time on consent_entries (company_id, created_at);
