alter table chats add column alert_level bigint not null default 0;
alter table chats add column alert_due_at bigint;
create index chats_alert_due on chats (alert_due_at, company_id) where alert_due_at is not null;
