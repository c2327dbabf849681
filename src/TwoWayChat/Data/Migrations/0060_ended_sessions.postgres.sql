create index integration_sessions_ended on integration_sessions (company_id, ended_at) where ended_at is not null;
