-- A session that has begun, been renewed or ended since somebody looked whether its user is online: the look reads these alone.
alter table integration_sessions add column presence_due boolean not null default true;
update integration_sessions set presence_due = false where ended_at is not null;
create index integration_sessions_presence on integration_sessions (company_id, session_id) where presence_due;
